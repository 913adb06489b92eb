using CyclinE.Amplification.Centres;
using CyclinE.Amplification.Events;
using CyclinE.Amplification.Expected;
using CyclinE.Amplification.Points;
using CyclinE.Amplification.Probability;
using CyclinE.Amplification.Rules;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Calls;

/// <summary>Calls the segments of one chromosome and finds its events.</summary>
/// <param name="rule">The rule of the calls.</param>
/// <param name="noise">Standard errors.</param>
/// <param name="expected">Expected copies.</param>
/// <param name="probability">Probabilities of calls.</param>
/// <param name="model">Copies per tumour cell; null where purity is not known.</param>
/// <param name="centre">The centre that is subtracted.</param>
/// <param name="input">The array.</param>
/// <param name="options">Options.</param>
internal sealed class ChromosomeCaller(
    ICallRule rule,
    NoiseRule noise,
    ExpectedCopies expected,
    CallProbability probability,
    CopyModel? model,
    double centre,
    ArrayToCall input,
    CallingOptions options)
{
    private readonly ILookup<Chromosome, PointEvent> _points = input.Segmentation.PointEvents.ToLookup(p => p.Chromosome);

    public CalledChromosome Call(SegmentedTrack chromosome)
    {
        var track = chromosome.Track;
        var levels = chromosome.Segments.Select(s => LevelOf(track, s)).ToList();
        var medians = ArmMedians(track, levels);
        var joined = new List<Stretch>();
        var classes = new List<CallClass?>();
        foreach (var (isCalled, run) in Runs(levels))
        {
            foreach (var stretch in ShortStretches.Join(run, options.Events.MinProbes))
            {
                joined.Add(stretch);
                classes.Add(isCalled ? LimitsOf(track, stretch, medians).Classify(stretch.Level) : null);
            }
        }

        int[] directions = [.. classes.Select(c => Math.Sign((c ?? CallClass.Neutral) - CallClass.Neutral))];
        return new CalledChromosome(
            track,
            [.. levels.Select(l => Describe(track, l, medians))],
            levels.ConvertAll(l => l.Stretch),
            joined,
            classes,
            EventFinder.Find(track, joined, directions, noise.StandardError, options.Events))
        {
            Points = PointFinder.Find(
                _points[track.Chromosome],
                track,
                levels.ConvertAll(l => (l.Stretch, centre + (l.Expectation?.Log2 ?? 0), l.IsCalled)),
                joined,
                options.Events.MinProbes,
                own => LimitsOf(track, own, medians, noise.PointError(own)).Classify(own.Level)),
        };
    }

    private Level LevelOf(ProbeTrack track, TrackedSegment placed)
    {
        var segment = placed.Segment;
        var expectation = expected.Over(track, placed.First, placed.Last);
        var masked = input.MaskedShare?.Invoke(segment.Chromosome, segment.Start, segment.End);
        var log2 = segment.Mean - centre - (expectation?.Log2 ?? 0);
        return new Level(
            segment, expectation, masked, expectation is not null && !(masked > options.MaskShare),
            new Stretch(placed.First, placed.Last, log2, segment.NoiseSd * segment.NoiseSd));
    }

    // Levels that are not called neither join a called neighbour nor end up in its events.
    private static IEnumerable<(bool IsCalled, List<Stretch> Run)> Runs(List<Level> levels)
    {
        for (var begin = 0; begin < levels.Count;)
        {
            var end = begin + 1;
            while (end < levels.Count && levels[end].IsCalled == levels[begin].IsCalled)
            {
                end++;
            }

            yield return (levels[begin].IsCalled, levels.GetRange(begin, end - begin).ConvertAll(l => l.Stretch));
            begin = end;
        }
    }

    private SegmentCall Describe(ProbeTrack track, Level level, double[] medians)
    {
        var r = level.Stretch.Level;
        var limits = LimitsOf(track, level.Stretch, medians);
        var call = level.IsCalled ? limits.Classify(r) : (CallClass?)null;
        var shift = input.Scalars?.RunnerUpCentre is { } other ? other - centre : (double?)null;
        return new SegmentCall
        {
            Segment = level.Segment,
            Log2 = r,
            Expected = level.Expectation?.Log2 ?? 0,
            ExpectedCopies = level.Expectation?.Copies,
            StandardError = input.Profile is null ? null : noise.StandardError(level.Stretch),
            Call = call,
            CallUnderRunnerUp = level.IsCalled && shift is { } by ? limits.Classify(r - by) : null,
            Probability = call is { } made ? probability.Of(made, level.Stretch, limits) : null,
            Copies = model is not null && level.Expectation is { } e ? model.CopiesAt(r, e.Copies) : null,
            Masked = level.Masked,
        };
    }

    private CallLimits LimitsOf(ProbeTrack track, Stretch stretch, double[] medians) => LimitsOf(track, stretch, medians, noise.StandardError(stretch));

    private CallLimits LimitsOf(ProbeTrack track, Stretch stretch, double[] medians, double error) => rule.LimitsOf(new LevelToCall(
        error,
        expected.Over(track, stretch.First, stretch.Last)?.Copies ?? 2,
        medians[track.ArmOf(stretch.First).First == 0 ? 0 : 1]));

    private static double[] ArmMedians(ProbeTrack track, List<Level> levels)
    {
        var arms = new[] { new List<(double, double)>(), new List<(double, double)>() };
        foreach (var level in levels)
        {
            var own = level.Stretch;
            var (first, last) = track.ArmOf(own.First);
            arms[first == 0 ? 0 : 1].Add((own.Level, Math.Min(own.Last, last) - own.First + 1));
            if (own.Last > last)
            {
                arms[1].Add((own.Level, own.Last - last));
            }
        }

        return [.. arms.Select(a => a.Count == 0 ? 0 : WeightedMedian.Of(a))];
    }

    private sealed record Level(Segment Segment, Expectation? Expectation, double? Masked, bool IsCalled, Stretch Stretch);
}
