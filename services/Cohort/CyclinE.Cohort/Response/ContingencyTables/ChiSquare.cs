using System.Globalization;
using MathNet.Numerics;

namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Pearson's chi-square test of independence.</summary>
/// <remarks>Pearson (1900); Yates, <em>J. R. Stat. Soc. Suppl.</em> 1 (1934).</remarks>
public static class ChiSquare
{
    private const double FewExpected = 5;

    /// <summary>Tests a table; empty rows and columns are left out.</summary>
    /// <param name="counts">Rows of counts, all of one length.</param>
    /// <exception cref="ArgumentException">Rows differ in length, a count is negative, or all are zero.</exception>
    public static ChiSquareTest Test(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var margins = TableMargins.Of(counts);
        var expected = counts.Select((_, r) => (IReadOnlyList<double>)[.. margins.Columns.Select(c => (double)margins.Rows[r] * c / margins.Total)]).ToArray();
        var freedom = (margins.Rows.Count(r => r > 0) - 1) * (margins.Columns.Count(c => c > 0) - 1);
        var cells = counts.SelectMany((row, r) => row.Select((count, c) => (Count: count, Expected: expected[r][c]))).Where(x => x.Expected > 0).ToArray();
        var statistic = cells.Sum(x => (x.Count - x.Expected) * (x.Count - x.Expected) / x.Expected);
        double? corrected = null;
        if (counts.Count == 2 && counts[0].Count == 2 && freedom == 1)
        {
            // No further than the difference itself: the correction must not pull a table past its expectation.
            var shift = Math.Min(0.5, cells.Min(x => Math.Abs(x.Count - x.Expected)));
            corrected = cells.Sum(x => Math.Pow(Math.Abs(x.Count - x.Expected) - shift, 2) / x.Expected);
        }

        var few = cells.Count(x => x.Expected < FewExpected);
        var warning = few == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"{few} of {cells.Length} expected counts are below 5 (smallest {cells.Min(x => x.Expected):0.##}): the chi-square P is not to be trusted; use the exact test.");
        return new ChiSquareTest(statistic, freedom, P(statistic, freedom), corrected, corrected is { } y ? P(y, freedom) : null, expected, warning);
    }

    private static double P(double statistic, int freedom) =>
        freedom == 0 ? double.NaN
        : statistic <= 0 ? 1
        : freedom == 1 ? SpecialFunctions.Erfc(Math.Sqrt(statistic / 2))
        : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2);
}

/// <summary>Pearson's test of an r×c table.</summary>
/// <param name="ChiSquare">Statistic.</param>
/// <param name="DegreesOfFreedom">(r − 1)(c − 1) of the rows and columns that are not empty.</param>
/// <param name="P">P; NaN without degrees of freedom.</param>
/// <param name="CorrectedChiSquare">With Yates's continuity correction; null beyond 2×2.</param>
/// <param name="CorrectedP">Its P.</param>
/// <param name="Expected">Expected counts, row by row.</param>
/// <param name="Warning">Where an expected count is below 5; null where none is.</param>
public sealed record ChiSquareTest(
    double ChiSquare, int DegreesOfFreedom, double P, double? CorrectedChiSquare, double? CorrectedP, IReadOnlyList<IReadOnlyList<double>> Expected,
    string? Warning);
