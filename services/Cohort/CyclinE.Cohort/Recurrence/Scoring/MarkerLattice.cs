using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Cohort.Recurrence.Samples;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>Markers along the genome in bins of 10 kb, as the segments of all samples tell them.</summary>
internal sealed class MarkerLattice
{
    private const int Bin = ProfilePieces.MarkerSpacing;

    // Differences of density and coverage of whole bins, and what segments hold of the bins at their ends.
    private readonly List<double>[] _slope = new List<double>[ArmLayout.LastChromosome + 1];
    private readonly List<double>[] _coverSlope = new List<double>[ArmLayout.LastChromosome + 1];
    private readonly List<double>[] _edge = new List<double>[ArmLayout.LastChromosome + 1];
    private readonly List<double>[] _coverEdge = new List<double>[ArmLayout.LastChromosome + 1];
    private readonly double[][] _before = new double[ArmLayout.LastChromosome + 1][];

    /// <summary>First and last covered base of each chromosome; 0 where nothing covers it.</summary>
    public (int First, int Last)[] Extent { get; } = new (int, int)[ArmLayout.LastChromosome + 1];

    /// <summary>Markers of the whole genome.</summary>
    public double Total { get; private set; }

    public void Add(RecurrenceSegment segment)
    {
        var chromosome = segment.Chromosome.Number;
        ref var extent = ref Extent[chromosome];
        extent = extent.Last == 0
            ? (segment.Start, segment.End)
            : (Math.Min(extent.First, segment.Start), Math.Max(extent.Last, segment.End));

        var length = (double)segment.End - segment.Start + 1;
        var density = ProfilePieces.Markers(segment) * Bin / length;
        int first = (segment.Start - 1) / Bin, last = (segment.End - 1) / Bin;
        if (first == last)
        {
            AddEdge(chromosome, first, density, length / Bin);
            return;
        }

        AddEdge(chromosome, first, density, ((first + 1.0) * Bin - segment.Start + 1) / Bin);
        AddEdge(chromosome, last, density, (segment.End - ((double)last * Bin)) / Bin);
        At(_slope, chromosome, first + 1) += density;
        At(_slope, chromosome, last) -= density;
        At(_coverSlope, chromosome, first + 1) += 1;
        At(_coverSlope, chromosome, last) -= 1;
    }

    /// <summary>Closes the lattice: from here on it tells markers.</summary>
    public void Close()
    {
        for (var chromosome = 1; chromosome <= ArmLayout.LastChromosome; chromosome++)
        {
            var bins = Extent[chromosome].Last == 0 ? 0 : ((Extent[chromosome].Last - 1) / Bin) + 1;
            var before = new double[bins + 1];
            double density = 0, cover = 0;
            for (var k = 0; k < bins; k++)
            {
                density += Value(_slope, chromosome, k);
                cover += Value(_coverSlope, chromosome, k);
                var whole = cover + Value(_coverEdge, chromosome, k);

                // Differences of many samples leave a rounding error where nothing covers a bin.
                before[k + 1] = before[k] + (whole > 1e-9 ? Math.Max(0, density + Value(_edge, chromosome, k)) / whole : 0);
            }

            _before[chromosome] = before;
            Total += before[bins];
            _slope[chromosome] = _coverSlope[chromosome] = _edge[chromosome] = _coverEdge[chromosome] = [];
        }
    }

    /// <summary>Markers of a chromosome before a base pair.</summary>
    public double Before(int chromosome, int position)
    {
        var before = _before[chromosome];
        var place = Math.Clamp((position - 1.0) / Bin, 0, before.Length - 1);
        var k = Math.Min((int)place, before.Length - 2);
        return k < 0 ? 0 : before[k] + ((before[k + 1] - before[k]) * (place - k));
    }

    private void AddEdge(int chromosome, int bin, double density, double share)
    {
        At(_edge, chromosome, bin) += density * share;
        At(_coverEdge, chromosome, bin) += share;
    }

    private static ref double At(List<double>[] lists, int chromosome, int index)
    {
        var list = lists[chromosome] ??= [];
        if (list.Count <= index)
        {
            System.Runtime.InteropServices.CollectionsMarshal.SetCount(list, index + 1);
        }

        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list)[index];
    }

    private static double Value(List<double>[] lists, int chromosome, int index) =>
        lists[chromosome] is { } list && index < list.Count ? list[index] : 0;
}
