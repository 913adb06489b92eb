using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>
/// The probes of one chromosome that have a value, numbered from 0. Events and flanks are counted and bounded in them.
/// </summary>
internal sealed class ProbeTrack
{
    private readonly int[] _probes;
    private readonly int _firstOfLongArm;

    /// <param name="chromosome">The chromosome.</param>
    /// <param name="positions">Ascending positions.</param>
    /// <param name="probes">Their ascending indices in the probe set.</param>
    /// <param name="centromere">Where the long arm begins, or null where arms are unknown: the chromosome is then one arm.</param>
    public ProbeTrack(Chromosome chromosome, int[] positions, int[] probes, int? centromere)
    {
        Chromosome = chromosome;
        Positions = positions;
        _probes = probes;
        HasArms = centromere is not null;
        Centromere = centromere ?? 0;
        _firstOfLongArm = centromere is { } middle ? LowerBound(positions, middle + 1) : positions.Length;
    }

    public Chromosome Chromosome { get; }

    public int[] Positions { get; }

    public int Count => Positions.Length;

    public bool HasArms { get; }

    /// <summary>Last base pair of the short arm; 0 where arms are unknown.</summary>
    public int Centromere { get; }

    /// <summary>Numbers of the first and last probe of the arm that holds a probe.</summary>
    public (int First, int Last) ArmOf(int number) =>
        number < _firstOfLongArm ? (0, _firstOfLongArm - 1) : (_firstOfLongArm, Count - 1);

    /// <summary>Number of the first probe whose index in the probe set is at least this.</summary>
    public int NumberOfProbe(int probe) => LowerBound(_probes, probe);

    /// <summary>Index in the probe set.</summary>
    public int ProbeOf(int number) => _probes[number];

    /// <summary>Number of the first probe at a position or after it.</summary>
    public int NumberOfPosition(int position) => LowerBound(Positions, position);

    /// <summary>Probes from one position to another, both included.</summary>
    public int CountBetween(int start, int end) => Math.Max(0, NumberOfPosition(end + 1) - NumberOfPosition(start));

    /// <summary>Position of the probe before, or of this one where it is the first.</summary>
    public int PositionBefore(int number) => Positions[Math.Max(0, number - 1)];

    /// <summary>Position of the probe after, or of this one where it is the last.</summary>
    public int PositionAfter(int number) => Positions[Math.Min(Count - 1, number + 1)];

    /// <summary>The track of each chromosome of a probe set that has a valid probe, in karyotype order.</summary>
    public static IEnumerable<ProbeTrack> Of(ProbeSet set, Func<int, bool> isValid, GenomeBuild build)
    {
        foreach (var range in set.Chromosomes)
        {
            int[] probes = [.. Enumerable.Range(range.First, range.Count).Where(isValid)];
            if (probes.Length > 0)
            {
                var positions = Array.ConvertAll(probes, p => set.Positions[p]);
                yield return new ProbeTrack(range.Chromosome, positions, probes, build.CentromereOf(range.Chromosome));
            }
        }
    }

    /// <summary>The track of each chromosome of a profile that has a finite value, in karyotype order.</summary>
    public static IEnumerable<ProbeTrack> Of(ProbeSet set, float[] log2, GenomeBuild build)
    {
        foreach (var range in set.Chromosomes)
        {
            int[] probes = new int[range.Count], positions = new int[range.Count];
            var count = 0;
            for (var i = range.First; i < range.End; i++)
            {
                if (float.IsFinite(log2[i]))
                {
                    probes[count] = i;
                    positions[count++] = set.Positions[i];
                }
            }

            if (count > 0)
            {
                Array.Resize(ref probes, count);
                Array.Resize(ref positions, count);
                yield return new ProbeTrack(range.Chromosome, positions, probes, build.CentromereOf(range.Chromosome));
            }
        }
    }

    private static int LowerBound(int[] ascending, int value)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ascending[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
