using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>Calls one array: segments, events, panel genes and the figures made from them.</summary>
public static class ArrayCaller
{
    private const string OfSegments =
        "The segments were read from a file, without the probes: the noise is not known, and calls are by fixed log2 limits.";

    /// <summary>Calls an array by its own noise.</summary>
    /// <param name="profile">
    /// The profile that was segmented; null for segments of a <c>.seg</c> file, whose noise is not known: they are called by the
    /// fixed limits of <paramref name="options"/>.
    /// </param>
    /// <param name="scalars">Its scalars; null with the profile, and the centre is then 0 unless it is given by hand.</param>
    /// <param name="segmentation">Its segments.</param>
    /// <param name="build">Genome build, for chromosome arms.</param>
    /// <param name="genes">Genes of the build; the highlighted ones are called.</param>
    /// <param name="manualCentre">The centre by hand, or null for the array's own.</param>
    /// <param name="options">Options.</param>
    public static ArrayCalls Call(
        Profile? profile,
        ArrayScalars? scalars,
        Segmentation segmentation,
        GenomeBuild build,
        GeneTable genes,
        double? manualCentre,
        CallingOptions options)
    {
        var centre = manualCentre ?? scalars?.Centre ?? 0;
        var isEstimated = true;
        var rule = profile is null ? new NoiseRule(1, 0) : RuleOf(segmentation, centre, options, out isEstimated);
        var segments = segmentation.Segments.ToLookup(s => s.Chromosome);
        var bounds = new EventBounds(segmentation.Breakpoints);
        var tracks = profile is null ? MarkerTrack.Of(segmentation, build) : ProbeTrack.Of(profile.Probes, i => float.IsFinite(profile.Log2[i]), build);
        var chromosomes = tracks
            .Select(track => CallChromosome(track, segments[track.Chromosome], rule, centre, scalars?.RunnerUpCentre, options))
            .ToList();
        var geneCalls = genes.Highlighted
            .Select(g => GeneCaller.Call(g, chromosomes.Find(c => c.Track.Chromosome == g.Chromosome), options))
            .ToList();
        var erbb2 = AmplificationOf("ERBB2", geneCalls, genes);
        var ccne1 = AmplificationOf("CCNE1", geneCalls, genes);
        return new ArrayCalls
        {
            Build = build.Name,
            Centre = centre,
            CentreIsManual = manualCentre is not null,
            RunnerUpCentre = scalars?.RunnerUpCentre,
            Rule = profile is null ? "fixed" : "noise",
            ExcessVariance = rule.ExcessVariance,
            Notes = [.. profile is null ? [OfSegments] : (string[])[], .. NotesOn(chromosomes, build, genes, isEstimated)],
            Segments = [.. chromosomes.SelectMany(c => c.Segments)],
            Events = [.. chromosomes.SelectMany(c => c.Events.Select(e => Describe(e, c, bounds, genes, options)))],
            Genes = geneCalls,
            GenomeAltered = AlteredShare(chromosomes),
            CoAmplified = erbb2 is null || ccne1 is null ? null : erbb2.Value && ccne1.Value,
            CyclinEAmplified = ccne1,
        };
    }

    private static NoiseRule RuleOf(Segmentation segmentation, double centre, CallingOptions options, out bool isEstimated)
    {
        var levels = segmentation.Segments
            .Where(s => s.Chromosome.IsAutosome && s.Probes > 0)
            .Select(s => new Stretch(0, s.Probes - 1, s.Mean - centre, s.NoiseSd * s.NoiseSd));
        var excess = NoiseRule.EstimateExcess(levels, segmentation.Tau, options.GainFloor, options.Events);
        isEstimated = excess is not null;
        return new NoiseRule(segmentation.Tau, excess ?? 0);
    }

    private static CalledChromosome CallChromosome(
        ProbeTrack track, IEnumerable<Segment> segments, NoiseRule rule, double centre, double? runnerUp, CallingOptions options)
    {
        // Sex is not known yet, and nothing is expected of the mitochondrial genome.
        var isCalled = track.Chromosome.IsAutosome;
        var calls = new List<SegmentCall>();
        var stretches = new List<Stretch>();
        foreach (var segment in segments.Where(s => s.Probes > 0))
        {
            var error = rule.StandardError(segment.Probes, segment.NoiseSd * segment.NoiseSd);
            calls.Add(new SegmentCall
            {
                Segment = segment,
                Log2 = segment.Mean - centre,
                StandardError = error,
                Call = isCalled ? NoiseRule.Classify(segment.Mean - centre, error, options) : null,
                CallUnderRunnerUp = isCalled && runnerUp is { } other ? NoiseRule.Classify(segment.Mean - other, error, options) : null,
            });
            stretches.Add(new Stretch(
                track.NumberOfProbe(segment.FirstProbe),
                track.NumberOfProbe(segment.LastProbe + 1) - 1,
                segment.Mean - centre,
                segment.NoiseSd * segment.NoiseSd));
        }

        var joined = ShortStretches.Join(stretches, options.MinProbes);
        CallClass?[] classes = [.. joined.Select(s => isCalled ? NoiseRule.Classify(s.Level, rule.StandardError(s), options) : (CallClass?)null)];
        int[] directions = [.. classes.Select(c => Math.Sign((c ?? CallClass.Neutral) - CallClass.Neutral))];
        return new CalledChromosome(
            track, calls, joined, classes, EventFinder.Find(track, joined, directions, rule.StandardError, options.Events));
    }

    private static CopyNumberEvent Describe(FoundEvent found, CalledChromosome chromosome, EventBounds bounds, GeneTable genes, CallingOptions options)
    {
        var track = chromosome.Track;
        var level = found.Level;
        var bound = bounds.Of(track, found.First, found.Last);
        var peak = Peak(found, chromosome, options);
        return new CopyNumberEvent
        {
            Chromosome = track.Chromosome,
            Start = track.Positions[found.First],
            End = track.Positions[found.Last],
            OuterStart = bound.OuterStart,
            OuterEnd = bound.OuterEnd,
            InnerStart = bound.InnerStart,
            InnerEnd = bound.InnerEnd,
            Probes = found.Probes,
            Log2 = level,
            Peak = peak.Level,
            PeakStart = track.Positions[peak.First],
            PeakEnd = track.Positions[peak.Last],
            StandardError = found.StandardError,
            Call = chromosome.ClassesOf(found).MaxBy(c => found.Direction * (int)c),
            Length = found.Length,
            Focal = found.Focal,
            ContrastLeft = level - found.LeftFlank,
            ContrastRight = level - found.RightFlank,
            Genes = EventGenes.Of(found, track, genes),
        };
    }

    // The segments proper, for a joined stretch may have taken up an outlier; the stretches where no segment has enough probes.
    private static Stretch Peak(FoundEvent found, CalledChromosome chromosome, CallingOptions options)
    {
        var segments = chromosome.Segments
            .Where(s => s.Segment.Probes >= options.MinProbes)
            .Select(s => new Stretch(
                chromosome.Track.NumberOfProbe(s.Segment.FirstProbe), chromosome.Track.NumberOfProbe(s.Segment.LastProbe + 1) - 1, s.Log2, 0))
            .Where(s => found.Stretches.Any(own => s.First >= own.First && s.Last <= own.Last))
            .ToList();
        return (segments.Count > 0 ? segments : found.Stretches).MaxBy(s => found.Direction * s.Level);
    }

    private static bool? AmplificationOf(string symbol, List<GeneCall> calls, GeneTable genes) =>
        genes.TryFind(symbol, out var gene) && calls.Find(c => c.Symbol == gene.Symbol)?.Call is { } call
            ? call >= CallClass.Amplification
            : null;

    private static double AlteredShare(List<CalledChromosome> chromosomes)
    {
        double altered = 0, all = 0;
        foreach (var segment in chromosomes.SelectMany(c => c.Segments).Where(s => s.Call is not null))
        {
            var length = segment.Segment.End - (double)segment.Segment.Start + 1;
            all += length;
            altered += segment.Call == CallClass.Neutral ? 0 : length;
        }

        return all > 0 ? altered / all : 0;
    }

    private static IEnumerable<string> NotesOn(List<CalledChromosome> chromosomes, GenomeBuild build, GeneTable genes, bool isEstimated)
    {
        if (!build.IsKnown)
        {
            yield return $"No arm table for build {build.Name}: events are classed by length in Mb only.";
        }

        if (genes.Highlighted.Count == 0)
        {
            yield return $"No gene table for build {build.Name}: no genes are called.";
        }

        if (!isEstimated)
        {
            yield return $"Fewer than {NoiseRule.FewestNeutral} neutral segments: no excess variance was estimated, standard errors are the noise alone.";
        }

        if (chromosomes.Exists(c => c.Track.Chromosome == Chromosome.X || c.Track.Chromosome == Chromosome.Y))
        {
            yield return "Sex is not known: X and Y are reported, not called.";
        }
    }
}
