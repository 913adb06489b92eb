using CyclinE.Amplification.Calls;
using CyclinE.Amplification.Centres;
using CyclinE.Amplification.Events;
using CyclinE.Amplification.Expected;
using CyclinE.Amplification.Genes;
using CyclinE.Amplification.Points;
using CyclinE.Amplification.Probability;
using CyclinE.Amplification.Purity;
using CyclinE.Amplification.Rules;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification;

/// <summary>Calls one array: segments, events, genes and the figures made from them.</summary>
public static class ArrayCaller
{
    // What Affymetrix and Illumina scale are SNP arrays, whose log ratios are compressed.
    private const double SnpCompression = 0.55;

    /// <summary>Calls an array.</summary>
    /// <param name="input">The array.</param>
    /// <param name="options">Options.</param>
    /// <exception cref="InvalidInputException">Calls by copies are asked for and purity is not known, or does not fit.</exception>
    public static CalledArray Call(ArrayToCall input, CallingOptions options)
    {
        var centre = ArrayCentre.Of(input, options);
        var noise = NoiseOf(input, centre.Value, options, out var isEstimated);
        var compression = options.Gamma ?? (input.ReferenceSex == ReferenceSex.Scaled ? SnpCompression : 1);
        var expected = ExpectedCopies.Of(input, compression);
        var purity = ArrayPurity.Of(input, centre.Value, noise, compression, options);
        var model = purity.Model;
        var rule = RuleOf(input, purity, options);
        var probability = CallProbability.Of(input, centre.Value, noise, options);
        var caller = new ChromosomeCaller(rule, noise, expected, probability, model, centre.Value, input, options);
        var chromosomes = SegmentedTrack.Of(input).Select(caller.Call).ToList();
        List<SegmentCall> segments = [.. chromosomes.SelectMany(c => c.Segments).Select(purity.Complete)];
        var describer = new EventDescriber(input, options);
        var points = new GenePoints(chromosomes, options.PointChance);
        var genes = input.Genes.Highlighted
            .Select(g => GeneCaller.Call(
                g, chromosomes.Find(c => c.Track.Chromosome == g.Chromosome), points, input.Build, model, input.MaskedShare, options))
            .ToList();
        var erbb2 = AmplificationOf("ERBB2", genes, input.Genes);
        var cyclinE = CyclinEStatus.Of(AmplificationOf("CCNE1", genes, input.Genes), input, options);
        var classes = ClassesOf(chromosomes);
        var calls = new ArrayCalls
        {
            Build = input.Build.Name,
            Centre = centre.Value,
            CentreIsManual = input.ManualCentre is not null,
            CentreSource = centre.Source,
            RunnerUpCentre = input.Scalars?.RunnerUpCentre,
            Rule = rule.Name,
            ProbabilityBasis = probability.Basis,
            Sex = expected.Note is null ? expected.Sex : null,
            ReferenceSex = input.ReferenceSex,
            Compression = compression,
            CopyModel = model,
            Purity = purity.Fit,
            Scars = purity.Scars(segments, input.Build),
            ExcessVariance = noise.ExcessVariance,
            Notes = [.. CallNotes.On(input, chromosomes, expected, isEstimated, options), .. CallNotes.OnPoints(genes, options), .. purity.Fit.Notes],
            Segments = segments,
            Events = [.. chromosomes.SelectMany(c => c.Events.Select(e => describer.Describe(e, c)))],
            Genes = genes,
            Arms = [.. chromosomes.SelectMany(c => ArmCaller.Of(c, options))],
            Classes = classes,
            GenomeAltered = classes.Where(c => c.Call != CallClass.Neutral).Sum(c => c.Share),
            CoAmplified = erbb2 is null || cyclinE.Amplified is null ? null : erbb2.Value && cyclinE.Amplified.Value,
            CyclinEAmplified = cyclinE.Amplified,
            CyclinEExpressed = cyclinE.Expressed,
            CyclinEByEither = cyclinE.Either,
        };
        return new CalledArray(calls, GeneSweep.Call(
            input.Genes, chromosomes, points, options, input.MaskedShare is { } masked ? g => masked(g.Chromosome, g.Start, g.End) > options.MaskShare : null));
    }

    private static NoiseRule NoiseOf(ArrayToCall input, double centre, CallingOptions options, out bool isEstimated)
    {
        var levels = input.Segmentation.Segments
            .Where(s => s.Chromosome.IsAutosome && s.Probes > 0)
            .Select(s => new Stretch(0, s.Probes - 1, s.Mean - centre, s.NoiseSd * s.NoiseSd));
        var excess = input.Profile is null
            ? null
            : NoiseRule.EstimateExcess(levels, input.Segmentation.Tau, options.Gains.GainFloor, options.Events);
        isEstimated = excess is not null;
        return new NoiseRule(input.Segmentation.Tau, excess ?? 0);
    }

    private static ICallRule RuleOf(ArrayToCall input, ArrayPurity purity, CallingOptions options) => options.Rule switch
    {
        CallRule.Copies => new CopiesLimits(purity.Model ?? throw new InvalidInputException(
            "copies-without-purity",
            $"Calls by copies need the share of tumour cells, and neither the sheet nor a fit tells it. {purity.Fit.Reason}",
            "option rule",
            "Give the column purity, or call by noise.")),
        CallRule.Noise when input.Profile is not null => new NoiseLimits(options),
        _ => new FixedLimits(options),
    };

    private static bool? AmplificationOf(string symbol, List<GeneCall> calls, GeneTable genes) =>
        genes.TryFind(symbol, out var gene) && calls.Find(c => c.Symbol == gene.Symbol)?.Call is { } call
            ? call >= CallClass.Amplification
            : null;

    private static List<ClassCount> ClassesOf(List<CalledChromosome> chromosomes)
    {
        var classes = Enum.GetValues<CallClass>();
        var lengths = new double[classes.Length];
        var segments = new int[classes.Length];
        var all = 0.0;
        foreach (var segment in chromosomes.SelectMany(c => c.Segments))
        {
            if (segment.Call is { } call)
            {
                var length = segment.Segment.End - (double)segment.Segment.Start + 1;
                all += length;
                lengths[(int)call] += length;
                segments[(int)call]++;
            }
        }

        return [.. classes.Select(c => new ClassCount(c, segments[(int)c], all > 0 ? lengths[(int)c] / all : 0))];
    }
}

/// <summary>One array, called.</summary>
/// <param name="Calls">Segments, events, arms, panel genes and the figures made from them.</param>
/// <param name="Genes">Every gene of the table that was given.</param>
public sealed record CalledArray(ArrayCalls Calls, CalledGenes Genes);

/// <summary>Cyclin E positive: by amplification, by expression, by either. Three answers that are never mixed.</summary>
/// <param name="Amplified">CCNE1 is called amplification or higher; null where it is not called.</param>
/// <param name="Expressed">By the sheet's stain, or by its z score at or above the plan's cut; null where neither tells.</param>
internal readonly record struct CyclinEStatus(bool? Amplified, bool? Expressed)
{
    /// <summary>True where one is; false where both are known and false; else null.</summary>
    public bool? Either => Amplified == true || Expressed == true ? true : Amplified is null || Expressed is null ? null : false;

    /// <summary>What an array and its row of the sheet say.</summary>
    public static CyclinEStatus Of(bool? amplified, ArrayToCall input, CallingOptions options)
    {
        bool? byScore = input.CyclinEExpression is { } z && options.MrnaCut is { } cut ? z >= cut : null;
        bool? expressed = input.CyclinEStained == true || byScore == true ? true : input.CyclinEStained ?? byScore;
        return new CyclinEStatus(amplified, expressed);
    }
}
