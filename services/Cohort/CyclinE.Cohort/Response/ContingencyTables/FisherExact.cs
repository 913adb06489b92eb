using MathNet.Numerics.RootFinding;

namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Fisher's exact test of a 2×2 table, conditional on its margins.</summary>
/// <remarks>
/// Fisher, <em>J. R. Stat. Soc.</em> 98 (1935); conditional odds ratio and its interval: Cornfield, <em>Proc. Third
/// Berkeley Symp.</em> 4 (1956). See <c>docs/algorithms/cohort.md</c>.
/// </remarks>
public static class FisherExact
{
    /// <summary>Largest total of a table.</summary>
    public const int MaximumTotal = 10_000_000;

    // Tables as probable as the observed one count; without a tolerance, rounding would decide.
    private const double RelativeTie = 1e-7;

    /// <summary>Tests the table [[a, b], [c, d]]: rows are groups, columns outcomes.</summary>
    /// <param name="a">First group with the outcome.</param>
    /// <param name="b">First group without.</param>
    /// <param name="c">Second group with.</param>
    /// <param name="d">Second group without.</param>
    /// <param name="level">Coverage of the interval, above 0 and below 1.</param>
    /// <returns>Two-sided P = Σ P(table) over tables with P ≤ P(observed)·(1 + 10⁻⁷), odds ratio and interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, a total above <see cref="MaximumTotal"/>, or a level outside (0, 1).</exception>
    public static FisherExactTest Test(int a, int b, int c, int d, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        var total = (long)a + b + c + d;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(total, MaximumTotal);
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies above 0 and below 1.");
        }

        if (ZeroMargin(a, b, c, d) is { } undefined)
        {
            return new FisherExactTest
            {
                P = 1,
                LogP = 0,
                OddsRatio = null,
                Lower = null,
                Upper = null,
                Level = level,
                Undefined = undefined,
            };
        }

        var law = new ConditionalTable(a + b, c + d, a + c);
        var logP = LogTwoSided(law, a);
        return new FisherExactTest
        {
            P = Math.Exp(logP),
            LogP = logP,
            OddsRatio = OddsRatio(law, a),
            Lower = a == law.Minimum ? 0 : Math.Exp(Root(t => -law.LogUpperTail(t, a), -Math.Log(TailOf(level)))),
            Upper = a == law.Maximum ? double.PositiveInfinity : Math.Exp(Root(t => law.LogLowerTail(t, a), Math.Log(TailOf(level)))),
            Level = level,
        };
    }

    private static double TailOf(double level) => (1 - level) / 2;

    private static string? ZeroMargin(int a, int b, int c, int d) =>
        a + b == 0 ? "The first group is empty."
        : c + d == 0 ? "The second group is empty."
        : a + c == 0 ? "Nobody had the outcome."
        : b + d == 0 ? "Everybody had the outcome."
        : null;

    private static double LogTwoSided(ConditionalTable law, int observed)
    {
        var limit = law.LogWeight(observed) + Math.Log(1 + RelativeTie);
        double sum = 0;
        var all = true;
        for (var x = law.Minimum; x <= law.Maximum; x++)
        {
            if (law.LogWeight(x) <= limit)
            {
                sum += Math.Exp(law.LogWeight(x) - limit);
            }
            else
            {
                all = false;
            }
        }

        return all ? 0 : Math.Min(0, limit + Math.Log(sum) - law.LogTotal);
    }

    private static double OddsRatio(ConditionalTable law, int observed) =>
        observed == law.Minimum ? 0
        : observed == law.Maximum ? double.PositiveInfinity
        : Math.Exp(Root(t => -law.Mean(t, observed), 0));

    /// <summary>Solves f(t) = target for a decreasing f by widening a bracket around 0 and Brent's method, to 1e-14 in t = ln ψ.</summary>
    private static double Root(Func<double, double> f, double target)
    {
        double low = -1, high = 1;
        while (f(low) < target)
        {
            low *= 2;
        }

        while (f(high) > target)
        {
            high *= 2;
        }

        return Brent.FindRoot(t => f(t) - target, low, high, 1e-14, 200);
    }
}

/// <summary>Fisher's exact test of one 2×2 table with the conditional odds ratio.</summary>
public sealed record FisherExactTest
{
    /// <summary>Two-sided P; 1 where a margin is zero. Underflows to 0 below 1e-308: see <see cref="LogP"/>.</summary>
    public required double P { get; init; }

    /// <summary>Natural logarithm of <see cref="P"/>, finite for every table.</summary>
    public required double LogP { get; init; }

    /// <summary>Conditional maximum likelihood odds ratio, 0 to +∞; null where a margin is zero.</summary>
    public required double? OddsRatio { get; init; }

    /// <summary>Lower limit of the exact interval of the odds ratio; null where a margin is zero.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper limit of the exact interval of the odds ratio, may be +∞; null where a margin is zero.</summary>
    public required double? Upper { get; init; }

    /// <summary>Coverage of the interval, 0–1.</summary>
    public required double Level { get; init; }

    /// <summary>Why there is no odds ratio; null where there is one.</summary>
    public string? Undefined { get; init; }
}
