using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;

namespace CyclinE.Amplification.Tracks;

/// <summary>
/// The probes of one chromosome that have a value, numbered from 0. Events and flanks are counted and bounded in them.
/// </summary>
internal sealed class ProbeTrack
{
    private readonly int[]? _probes;
    private readonly int _first;
    private readonly int _firstOfLongArm;

    /// <param name="chromosome">The chromosome.</param>
    /// <param name="positions">Ascending positions.</param>
    /// <param name="probes">Their ascending indices in the probe set.</param>
    /// <param name="centromere">Where the long arm begins, or null where arms are unknown: the chromosome is then one arm.</param>
    public ProbeTrack(Chromosome chromosome, int[] positions, int[] probes, int? centromere)
        : this(chromosome, positions, probes, 0, centromere)
    {
    }

    // Where no probe is missing, indices need no list: they run on from the first.
    private ProbeTrack(Chromosome chromosome, int[] positions, int[]? probes, int first, int? centromere)
    {
        Chromosome = chromosome;
        Positions = positions;
        _probes = probes;
        _first = first;
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
    public int NumberOfProbe(int probe) => _probes is null ? Math.Clamp(probe - _first, 0, Count) : LowerBound(_probes, probe);

    /// <summary>Index in the probe set.</summary>
    public int ProbeOf(int number) => _probes is null ? _first + number : _probes[number];

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

    /// <summary>A track whose probes are numbered as they stand.</summary>
    public static ProbeTrack Of(Chromosome chromosome, int[] positions, GenomeBuild build) =>
        new(chromosome, positions, null, 0, build.CentromereOf(chromosome));

    /// <summary>The track of each chromosome of a profile that has a finite value, in karyotype order.</summary>
    public static IEnumerable<ProbeTrack> Of(ProbeSet set, float[] log2, GenomeBuild build)
    {
        foreach (var range in set.Chromosomes)
        {
            var finite = Finite(log2.AsSpan(range.First, range.Count));
            var centromere = build.CentromereOf(range.Chromosome);
            if (finite == range.Count)
            {
                yield return new ProbeTrack(range.Chromosome, set.Positions[range.First..range.End], null, range.First, centromere);
            }
            else if (finite > 0)
            {
                var probes = ProbesOf(log2, range, finite);
                yield return new ProbeTrack(range.Chromosome, Array.ConvertAll(probes, p => set.Positions[p]), probes, centromere);
            }
        }
    }

    private static int Finite(ReadOnlySpan<float> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += float.IsFinite(value) ? 1 : 0;
        }

        return count;
    }

    private static int[] ProbesOf(float[] log2, ChromosomeRange range, int count)
    {
        var probes = new int[count];
        var next = 0;
        for (var i = range.First; i < range.End; i++)
        {
            if (float.IsFinite(log2[i]))
            {
                probes[next++] = i;
            }
        }

        return probes;
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
