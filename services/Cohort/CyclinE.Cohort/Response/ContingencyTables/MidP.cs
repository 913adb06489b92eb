using MathNet.Numerics.RootFinding;

namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Fisher's test with half the weight on tables as probable as the observed one: less conservative, not exact.</summary>
/// <remarks>Lancaster, <em>JASA</em> 56 (1961); interval: Berry &amp; Armitage, <em>The Statistician</em> 44 (1995).</remarks>
public static class MidP
{
    private const double RelativeTie = 1e-7;

    /// <summary>Tests [[a, b], [c, d]]: rows are groups, columns outcomes.</summary>
    /// <returns>
    /// P = Σ P(table) over less probable tables + ½ Σ over equally probable ones. The limits solve
    /// P(X &gt; a) + ½P(X = a) = α/2 and P(X &lt; a) + ½P(X = a) = α/2; 0 and +∞ where a is at its minimum or maximum.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="FisherExact.Test"/>.</exception>
    public static MidPTest Test(int a, int b, int c, int d, double level = 0.95)
    {
        if (FisherExact.Test(a, b, c, d, level).Undefined is not null)
        {
            return new MidPTest(1, null, null, level);
        }

        var law = new ConditionalTable(a + b, c + d, a + c);
        var tail = Math.Log((1 - level) / 2);
        return new MidPTest(
            TwoSided(law, a),
            a == law.Minimum ? 0 : Math.Exp(
                Root(t => tail - Half(law.LogUpperTail(t, a), a < law.Maximum ? law.LogUpperTail(t, a + 1) : double.NegativeInfinity))),
            a == law.Maximum ? double.PositiveInfinity
                : Math.Exp(Root(t => Half(law.LogLowerTail(t, a), a > law.Minimum ? law.LogLowerTail(t, a - 1) : double.NegativeInfinity) - tail)),
            level);
    }

    private static double TwoSided(ConditionalTable law, int observed)
    {
        double sum = 0;
        var own = law.LogWeight(observed);
        for (var x = law.Minimum; x <= law.Maximum; x++)
        {
            var difference = law.LogWeight(x) - own;
            sum += Math.Abs(difference) <= RelativeTie ? 0.5 * Math.Exp(difference) : difference < 0 ? Math.Exp(difference) : 0;
        }

        return Math.Min(1, sum * Math.Exp(own - law.LogTotal));
    }

    /// <summary>ln of the mean of two probabilities: P(X ≥ a) and P(X &gt; a) average to the mid tail.</summary>
    private static double Half(double log, double smaller) => log + Math.Log((1 + Math.Exp(smaller - log)) / 2);

    /// <summary>The zero of a decreasing function of t = ln ψ.</summary>
    private static double Root(Func<double, double> f)
    {
        double low = -1, high = 1;
        while (f(low) < 0)
        {
            low *= 2;
        }

        while (f(high) > 0)
        {
            high *= 2;
        }

        return Brent.FindRoot(f, low, high, 1e-14, 200);
    }
}

/// <summary>Mid-p version of Fisher's exact test.</summary>
/// <param name="P">Two-sided mid-p; 1 where a margin is zero.</param>
/// <param name="Lower">Lower limit of the odds ratio; null where a margin is zero.</param>
/// <param name="Upper">Upper limit, may be +∞; null where a margin is zero.</param>
/// <param name="Level">Coverage of the interval, 0–1.</param>
public sealed record MidPTest(double P, double? Lower, double? Upper, double Level);
