namespace CyclinE.Amplification.Probability;

/// <summary>The mixture of the levels of one array's segments: deletion, loss, neutral, gain, amplification.</summary>
/// <remarks>
/// After van de Wiel and others, Bioinformatics 23:892 (2007): a segment's mean is its state's mean, plus the segment's own deviation
/// N(0, ω²), plus the error of a mean of probes, here with the known variance v = τ·s̃²/n. Fitted by EM over all segments of one array
/// (there: over all arrays), each counting once; a weak prior keeps empty states where they begin.
/// </remarks>
internal sealed class LevelMixture
{
    /// <summary>Fewest segments from which it is fitted.</summary>
    public const int FewestSegments = 30;

    /// <summary>Number of the neutral state.</summary>
    public const int Neutral = 2;

    private const int Steps = 200;
    private const double Tolerance = 1e-9;
    private const double PriorSegments = 2;
    private const double LeastSd = 0.02;

    private readonly LevelState[] _states;

    private LevelMixture(LevelState[] states) => _states = states;

    /// <summary>The states in order of level.</summary>
    public IReadOnlyList<LevelState> States => _states;

    /// <summary>Fits the mixture.</summary>
    /// <param name="levels">r and v of each segment.</param>
    /// <param name="excess">ω² of neutral segments to begin with.</param>
    /// <param name="options">Options: its limits bound the means of the states.</param>
    public static LevelMixture Fit(IReadOnlyList<(double Log2, double Variance)> levels, double excess, CallingOptions options)
    {
        var bounds = BoundsOf(options);
        LevelState[] begin =
        [
            new(0.02, bounds[0].Highest - 0.3, 0.16),
            new(0.18, -0.4, 0.04),
            new(0.60, 0, Math.Clamp(excess, LeastSd * LeastSd, bounds[Neutral].MostVariance)),
            new(0.18, 0.4, 0.04),
            new(0.02, bounds[4].Lowest + 0.4, 0.16),
        ];
        var states = (LevelState[])begin.Clone();
        var weights = new double[states.Length];
        for (var step = 0; step < Steps; step++)
        {
            var next = Step(levels, states, begin, bounds, weights);
            var moved = 0.0;
            for (var l = 0; l < states.Length; l++)
            {
                moved = Math.Max(moved, Math.Abs(next[l].Mean - states[l].Mean) + Math.Abs(next[l].Share - states[l].Share));
            }

            states = next;
            if (moved < Tolerance)
            {
                break;
            }
        }

        return new LevelMixture(states);
    }

    /// <summary>Posterior weights of the states for a level.</summary>
    /// <param name="log2">r.</param>
    /// <param name="variance">v.</param>
    /// <param name="weights">Receives one weight a state; they add up to 1.</param>
    public void Weigh(double log2, double variance, Span<double> weights) => Weigh(_states, log2, variance, weights);

    /// <summary>The true level of a segment that is in a state: mean and variance.</summary>
    public (double Mean, double Variance) LevelIn(int state, double log2, double variance) => LevelIn(_states[state], log2, variance);

    private static (double Lowest, double Highest, double MostVariance)[] BoundsOf(CallingOptions options) =>
    [
        (double.NegativeInfinity, options.HomozygousDeletion, 1),
        (options.HomozygousDeletion, -options.Gains.GainFloor, 0.09),
        (0, 0, 0.25 * options.Gains.GainFloor * options.Gains.GainFloor),
        (options.Gains.GainFloor, options.Amplification, 0.09),
        (options.Amplification, double.PositiveInfinity, 1),
    ];

    private static LevelState[] Step(
        IReadOnlyList<(double Log2, double Variance)> levels,
        LevelState[] states,
        LevelState[] begin,
        (double Lowest, double Highest, double MostVariance)[] bounds,
        Span<double> weights)
    {
        double[] count = new double[states.Length], sum = new double[states.Length], squares = new double[states.Length];
        foreach (var (log2, variance) in levels)
        {
            Weigh(states, log2, variance, weights);
            for (var l = 0; l < states.Length; l++)
            {
                var (mean, rest) = LevelIn(states[l], log2, variance);
                count[l] += weights[l];
                sum[l] += weights[l] * mean;
                squares[l] += weights[l] * ((mean * mean) + rest);
            }
        }

        var next = new LevelState[states.Length];
        for (var l = 0; l < states.Length; l++)
        {
            var n = count[l] + PriorSegments;
            var mean = Math.Clamp((sum[l] + (PriorSegments * begin[l].Mean)) / n, bounds[l].Lowest, bounds[l].Highest);
            var spread = squares[l] - (2 * mean * sum[l]) + (count[l] * mean * mean);
            var own = (spread + (PriorSegments * begin[l].Variance)) / n;
            next[l] = new LevelState(
                (count[l] + (PriorSegments * begin[l].Share)) / (levels.Count + PriorSegments),
                mean,
                Math.Clamp(own, LeastSd * LeastSd, bounds[l].MostVariance));
        }

        return next;
    }

    private static (double Mean, double Variance) LevelIn(LevelState state, double log2, double variance)
    {
        var share = state.Variance / (state.Variance + variance);
        return (state.Mean + (share * (log2 - state.Mean)), share * variance);
    }

    private static void Weigh(LevelState[] states, double log2, double variance, Span<double> weights)
    {
        var highest = double.NegativeInfinity;
        for (var l = 0; l < states.Length; l++)
        {
            var spread = states[l].Variance + variance;
            var distance = log2 - states[l].Mean;
            weights[l] = Math.Log(states[l].Share) - (0.5 * Math.Log(spread)) - (0.5 * distance * distance / spread);
            highest = Math.Max(highest, weights[l]);
        }

        var sum = 0.0;
        for (var l = 0; l < states.Length; l++)
        {
            weights[l] = Math.Exp(weights[l] - highest);
            sum += weights[l];
        }

        for (var l = 0; l < states.Length; l++)
        {
            weights[l] /= sum;
        }
    }
}

/// <summary>One state of the mixture: true levels of segments in it are N(Mean, Variance).</summary>
/// <param name="Share">π: share of the segments.</param>
/// <param name="Mean">μ, log2.</param>
/// <param name="Variance">ω².</param>
internal readonly record struct LevelState(double Share, double Mean, double Variance);
