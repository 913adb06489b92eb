using System.Runtime.InteropServices;
using CyclinE.Cohort.Recurrence.Arms;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>Turns the segments of one sample into focal scores and arm levels.</summary>
internal sealed class SampleScorer(ArmLayout layout, RecurrenceOptions options)
{
    /// <summary>Below this share of the genome, what segments cover does not tell how long an arm is.</summary>
    private const double WellCovered = 0.5;

    private readonly BroadSplit _split = new(options.BroadLength);
    private readonly List<ProfilePiece> _pieces = [];
    private readonly (int First, int Last)[] _covered = new (int, int)[ArmLayout.Arms];
    private double[] _broad = new double[256];

    /// <summary>Scores one sample and hands every piece to the cohort.</summary>
    /// <param name="segments">Its segments.</param>
    /// <param name="scale">What their values are.</param>
    /// <param name="represents">Whether they cover enough of the genome for their median to be its centre.</param>
    /// <param name="sink">Takes the pieces.</param>
    /// <returns>False where the segments cover too little to tell arms from them, so that the build's arms were taken.</returns>
    public bool Score(List<RecurrenceSegment> segments, RecurrenceScale scale, bool represents, SampleSink sink)
    {
        var focal = scale == RecurrenceScale.FocalCopies;
        var centre = !focal && represents && options.MedianCentre ? SampleCentre.Median(segments) : 0;
        Func<double, double> copies = focal
            ? value => value
            : value => Math.Pow(2, Math.Clamp(value - centre, -options.Cap, options.Cap) + 1) - 2;
        if (!focal)
        {
            BreakAtCentromeres(segments);
        }

        var well = Cover(segments);
        for (var first = 0; first < segments.Count;)
        {
            var chromosome = segments[first].Chromosome.Number;
            var end = first;
            while (end < segments.Count && segments[end].Chromosome.Number == chromosome)
            {
                end++;
            }

            var part = CollectionsMarshal.AsSpan(segments)[first..end];
            ProfilePieces.Fill(part, layout.Centromere(chromosome), copies, _pieces);
            if (_broad.Length < _pieces.Count)
            {
                _broad = new double[_pieces.Count * 2];
            }

            var broad = _broad.AsSpan(0, _pieces.Count);
            broad.Clear();
            if (!focal)
            {
                _split.Split(_pieces, Length(chromosome, 0, well), Length(chromosome, 1, well), broad);
            }

            sink.Add(chromosome, part, _pieces, broad);
            first = end;
        }

        return well || focal;
    }

    // A segment that runs into the gap about a centromere and ends there ends with its arm: else an arm event would seem shorter than its
    // arm by a gap in which nothing is measured, a seventh of 1q.
    private void BreakAtCentromeres(List<RecurrenceSegment> segments)
    {
        foreach (ref var segment in CollectionsMarshal.AsSpan(segments))
        {
            var centromere = layout.Centromere(segment.Chromosome.Number);
            var (before, behind) = ArmLayout.Unmeasured(segment.Chromosome.Number);
            if (segment.Start <= centromere && centromere < segment.End)
            {
                if (segment.End <= centromere + behind && segment.Start <= centromere - before)
                {
                    segment = segment with { End = centromere };
                }
                else if (segment.Start > centromere - before && segment.End > centromere + behind)
                {
                    segment = segment with { Start = centromere + 1 };
                }
            }
        }
    }

    private bool Cover(List<RecurrenceSegment> segments)
    {
        Array.Clear(_covered);
        double covered = 0, genome = 0;
        var chromosome = 0;
        foreach (var segment in CollectionsMarshal.AsSpan(segments))
        {
            var number = segment.Chromosome.Number;
            covered += segment.End - segment.Start + 1.0;
            if (number != chromosome)
            {
                chromosome = number;
                genome += layout.Length(number) ?? 0;
            }

            for (var side = 0; side < 2; side++)
            {
                var (first, last) = layout.Extent(number, side);
                (first, last) = (Math.Max(first, segment.Start), Math.Min(last, segment.End));
                if (first <= last)
                {
                    ref var arm = ref _covered[(number * 2) + side];
                    arm = arm.First == 0 ? (first, last) : (arm.First, last);
                }
            }
        }

        return covered >= WellCovered * genome;
    }

    private double Length(int chromosome, int side, bool well)
    {
        var (first, last) = _covered[(chromosome * 2) + side];
        if (!well && layout.Extent(chromosome, side) is var extent && extent.Last < int.MaxValue)
        {
            (first, last) = extent;
        }

        return last - first + 1.0;
    }
}

/// <summary>The centre of a sample.</summary>
internal static class SampleCentre
{
    /// <summary>Median of the autosomal segments' values, each weighted by its markers; 0 without any.</summary>
    public static double Median(List<RecurrenceSegment> segments)
    {
        var autosomal = segments.Where(s => s.Chromosome.IsAutosome).OrderBy(s => s.Value).ToArray();
        var half = autosomal.Sum(ProfilePieces.Markers) / 2;
        var sum = 0.0;
        foreach (var segment in autosomal)
        {
            sum += ProfilePieces.Markers(segment);
            if (sum >= half)
            {
                return segment.Value;
            }
        }

        return 0;
    }
}
