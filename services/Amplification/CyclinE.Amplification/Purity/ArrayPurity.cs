using CyclinE.Amplification.Alleles;
using CyclinE.Amplification.Rules;
using CyclinE.Amplification.Scores;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Purity;

/// <summary>Purity and ploidy of one array to be called, and what follows from them for its segments.</summary>
internal sealed class ArrayPurity
{
    private readonly Dictionary<Segment, PurityLevel> _levels;

    private ArrayPurity(PurityFit fit, Dictionary<Segment, PurityLevel> levels) => (Fit, _levels) = (fit, levels);

    /// <summary>The fit.</summary>
    public PurityFit Fit { get; }

    /// <summary>Copies per tumour cell; null where no purity was accepted.</summary>
    public CopyModel? Model => Fit.Accepted is not { } accepted ? null : new CopyModel
    {
        Purity = accepted.Purity,
        Ploidy = accepted.Ploidy,
        CentreCopies = accepted.CentreCopies,
        Compression = Fit.Gamma,
        Source = Fit.PurityIsManual ? "manual" : Fit.FromAlleles ? "alleles" : "levels",
    };

    /// <summary>Fits; what is given by hand goes before.</summary>
    /// <param name="input">The array.</param>
    /// <param name="centre">The centre that is subtracted.</param>
    /// <param name="noise">Standard errors.</param>
    /// <param name="compression">γ.</param>
    /// <param name="options">Options.</param>
    /// <exception cref="InvalidInputException">Purity and ploidy by hand fit no centre (<c>ploidy-below-normal</c>).</exception>
    public static ArrayPurity Of(ArrayToCall input, double centre, NoiseRule noise, double compression, CallingOptions options)
    {
        List<(Segment Segment, double Log2, double Error)> segments =
        [
            .. input.Segmentation.Segments
                .Where(s => s.Chromosome.IsAutosome && s.Probes > 0)
                .Select(s => (s, s.Mean - centre, noise.StandardError(s.Probes, s.NoiseSd * s.NoiseSd))),
        ];
        var bafSd = input.Profile is { } profile ? HeterozygoteNoise.Of(profile, segments.Select(s => s.Segment)) : PurityLevels.DefaultBafSd;
        var levels = PurityLevels.Of(segments, bafSd, input.Profile?.NormalBaf is not null);
        var bySegment = new Dictionary<Segment, PurityLevel>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < levels.Count; i++)
        {
            bySegment[segments[i].Segment] = levels[i];
        }

        var asked = options.Purity(compression) with { Purity = input.ManualPurity, Ploidy = input.ManualPloidy };
        return new ArrayPurity(FitOf(input, levels, asked), bySegment);
    }

    /// <summary>A call with its copies by allele.</summary>
    public SegmentCall Complete(SegmentCall call)
    {
        if (Fit.Accepted is not { } accepted || call.Copies is not { } copies)
        {
            return call;
        }

        if (!_levels.TryGetValue(call.Segment, out var level))
        {
            return call with { WholeCopies = (int)Math.Max(0, Math.Round(copies)) };
        }

        var own = AlleleStates.Of(level, accepted, Fit.Gamma);
        return call with
        {
            WholeCopies = own.WholeCopies,
            MinorCopies = own.MinorCopies,
            WholeMinorCopies = own.WholeMinor,
            LossOfHeterozygosity = own.LossOfHeterozygosity,
            Subclonal = own.Subclonal,
        };
    }

    /// <summary>Doubling and scars from completed calls; null without alleles or without an accepted purity.</summary>
    public GenomeScars? Scars(IReadOnlyList<SegmentCall> calls, GenomeBuild build)
    {
        List<AlleleSegment> segments =
        [
            .. from call in calls
               where call is { WholeCopies: not null, WholeMinorCopies: not null }
               select new AlleleSegment(
                   call.Segment.Chromosome, call.Segment.Start, call.Segment.End,
                   call.WholeMinorCopies!.Value, call.WholeCopies!.Value - call.WholeMinorCopies.Value),
        ];
        return segments.Count == 0 ? null : ScarScores.Of(segments, build);
    }

    private static PurityFit FitOf(ArrayToCall input, IReadOnlyList<PurityLevel> levels, PurityOptions asked)
    {
        if (asked.Purity is null && input.IsNormal)
        {
            return PurityFitter.Without(asked, false, [], "The array's role is normal: it has no tumour cells.");
        }

        if (asked.Purity is null && input.Profile is null)
        {
            return PurityFitter.Without(asked, false, [], "Only segments are known: without the noise of probes levels cannot be held against whole copies.");
        }

        var fit = PurityFitter.Fit(levels, asked);
        if (asked.Purity is not { } purity)
        {
            return fit;
        }

        if (asked.Ploidy is null)
        {
            return fit.Accepted is null && levels.Count > 0 ? PurityFitter.AtTwoCopies(levels, asked, purity) : fit;
        }

        return fit.Accepted is null or { CentreCopies: > 0 } ? fit : throw new InvalidInputException(
            "ploidy-below-normal",
            "Purity and ploidy by hand fit no centre: the normal cells alone would show more copies.",
            "columns purity and ploidy",
            "Check both values, or leave ploidy empty: it is then fitted.");
    }
}
