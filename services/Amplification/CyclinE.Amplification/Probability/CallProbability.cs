using CyclinE.Amplification.Events;
using CyclinE.Amplification.Rules;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Probability;

/// <summary>The probability that a call is right.</summary>
/// <remarks>
/// From the mixture, of neutral: the weight of the neutral state; of another class: over the states on its side, their weight times the
/// probability that the segment's true level in them lies within the class's limits. Without the mixture: the probability that N(r, SE²)
/// lies within them, the range of neutral being the gain floor's (with fixed limits, theirs).
/// </remarks>
internal sealed class CallProbability
{
    private readonly LevelMixture? _mixture;
    private readonly NoiseRule _noise;
    private readonly bool _hasNoise;
    private readonly CallingOptions _options;

    private CallProbability(LevelMixture? mixture, NoiseRule noise, bool hasNoise, CallingOptions options)
    {
        _mixture = mixture;
        _noise = noise;
        _hasNoise = hasNoise;
        _options = options;
    }

    /// <summary><c>mixture</c>, <c>standard-error</c>, or null where there is neither.</summary>
    public string? Basis => _mixture is not null ? "mixture" : _hasNoise ? "standard-error" : null;

    /// <summary>From the autosomes' segments of an array.</summary>
    /// <param name="input">The array.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="noise">Standard errors.</param>
    /// <param name="options">Options.</param>
    public static CallProbability Of(ArrayToCall input, double centre, NoiseRule noise, CallingOptions options)
    {
        var levels = input.Segmentation.Segments
            .Where(s => s.Chromosome.IsAutosome && (s.Probes > 0 || input.Profile is null))
            .Select(s => (s.Mean - centre, noise.SamplingVariance(Math.Max(1, s.Probes), s.NoiseSd * s.NoiseSd)))
            .ToList();
        var mixture = levels.Count >= LevelMixture.FewestSegments ? LevelMixture.Fit(levels, noise.ExcessVariance, options) : null;
        return new CallProbability(mixture, noise, input.Profile is not null, options);
    }

    /// <summary>The probability of a class for a level; null where nothing tells it.</summary>
    public double? Of(CallClass call, Stretch level, CallLimits limits)
    {
        var variance = _noise.SamplingVariance(level.Probes, level.NoiseVariance);
        if (_mixture is not null)
        {
            return FromMixture(_mixture, call, level.Level, variance, limits);
        }

        var floor = limits with { Loss = Math.Max(limits.Loss, -NeutralReach(-limits.Loss)), Gain = Math.Min(limits.Gain, NeutralReach(limits.Gain)) };
        var (low, high) = RangeOf(call, floor);
        return _hasNoise ? NormalDistribution.Between(low, high, level.Level, variance + _noise.ExcessVariance) : null;
    }

    // By noise the limit itself grows with the error; what is truly neutral does not.
    private double NeutralReach(double limit) => _options.Rule == CallRule.Noise ? _options.Gains.GainFloor : limit;

    private static double FromMixture(LevelMixture mixture, CallClass call, double log2, double variance, CallLimits limits)
    {
        Span<double> weights = stackalloc double[mixture.States.Count];
        mixture.Weigh(log2, variance, weights);
        if (call == CallClass.Neutral)
        {
            return weights[LevelMixture.Neutral];
        }

        var (first, last) = call < CallClass.Neutral ? (0, LevelMixture.Neutral - 1) : (LevelMixture.Neutral + 1, weights.Length - 1);
        var (low, high) = call switch
        {
            CallClass.Loss => (limits.HomozygousDeletion, double.PositiveInfinity),
            CallClass.Gain => (double.NegativeInfinity, limits.Amplification),
            _ => RangeOf(call, limits),
        };
        var sum = 0.0;
        for (var state = first; state <= last; state++)
        {
            var (mean, rest) = mixture.LevelIn(state, log2, variance);
            sum += weights[state] * NormalDistribution.Between(low, high, mean, rest);
        }

        return Math.Min(1, sum);
    }

    private static (double Low, double High) RangeOf(CallClass call, CallLimits limits) => call switch
    {
        CallClass.HomozygousDeletion => (double.NegativeInfinity, Math.Min(limits.HomozygousDeletion, limits.Loss)),
        CallClass.Loss => (limits.HomozygousDeletion, limits.Loss),
        CallClass.Neutral => (limits.Loss, limits.Gain),
        CallClass.Gain => (limits.Gain, limits.Amplification),
        CallClass.Amplification => (Math.Max(limits.Amplification, limits.Gain), limits.HighLevel),
        _ => (Math.Max(limits.HighLevel, limits.Gain), double.PositiveInfinity),
    };
}
