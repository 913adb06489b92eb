namespace CyclinE.Cohort.Tests.Survival.Parity;

/// <summary>How far our number is from R's, in units of what is allowed for its kind.</summary>
public static class SurvivalParity
{
    /// <summary>
    /// Where R is not followed. Under left truncation few may be at risk at first, so that the lower limit of the curve rises
    /// later; R's quantile sorts the limits before it looks for the crossing, and misses the first one (4 becomes 12).
    /// </summary>
    public static (string Case, string Method, string Quantity) NotFollowed { get; } = ("veteran-truncated", "KaplanMeier LogLog", "quantiles");

    /// <summary>Tolerance of a quantity: log likelihoods 1e-10, everything else 1e-8.</summary>
    public static double Tolerance(string quantity) => quantity == "loglik" ? 1e-10 : 1e-8;

    /// <summary>
    /// Relative difference; 0 where both are undefined, +∞ where one is. Below the floor — 1e-14 for P, 1e-7 of the largest of
    /// the list for the rest, where values cancel to nearly 0 — numbers are compared with that.
    /// </summary>
    public static double Difference(string quantity, IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        if (expected.Count != actual.Count)
        {
            return double.PositiveInfinity;
        }

        var isP = quantity == "P" || quantity.EndsWith(" P", StringComparison.Ordinal);
        var largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        double worst = 0;
        for (var i = 0; i < expected.Count; i++)
        {
            var (e, a) = (expected[i], actual[i]);
            if (double.IsFinite(e) && double.IsFinite(a))
            {
                var apart = Math.Abs(a - e);
                worst = Math.Max(worst, isP && apart <= 1e-14 ? 0 : apart / Math.Max(Math.Abs(e), isP ? 1e-300 : 1e-7 * largest));
            }
            else if (!(double.IsNaN(e) && double.IsNaN(a)) && e != a)
            {
                worst = double.PositiveInfinity;
            }
        }

        return worst;
    }
}
