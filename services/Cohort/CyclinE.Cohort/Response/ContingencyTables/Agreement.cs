using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Agreement of two readings: kappa, McNemar, positive and negative agreement.</summary>
/// <remarks>
/// Cohen, <em>Educ. Psychol. Meas.</em> 20 (1960); Fleiss, Cohen &amp; Everitt, <em>Psychol. Bull.</em> 72 (1969); McNemar,
/// <em>Psychometrika</em> 12 (1947); Cicchetti &amp; Feinstein, <em>J. Clin. Epidemiol.</em> 43 (1990).
/// </remarks>
public static class Agreement
{
    /// <summary>Compares readings patient by patient; a missing one leaves the patient out.</summary>
    /// <exception cref="ArgumentException">Lengths differ, or nobody has both readings.</exception>
    public static AgreementTest Test(IReadOnlyList<bool?> first, IReadOnlyList<bool?> second, double level = 0.95)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"{first.Count} and {second.Count} readings.", nameof(second));
        }

        int Count(bool a, bool b) => Enumerable.Range(0, first.Count).Count(i => first[i] == a && second[i] == b);
        var missing = Enumerable.Range(0, first.Count).Count(i => first[i] is null || second[i] is null);
        return Test(Count(true, true), Count(true, false), Count(false, true), Count(false, false), level) with { LeftOut = missing };
    }

    /// <summary>Of the table [[both, first only], [second only, neither]].</summary>
    /// <exception cref="ArgumentException">A count is negative, or all are zero.</exception>
    public static AgreementTest Test(int both, int firstOnly, int secondOnly, int neither, double level = 0.95)
    {
        if (both < 0 || firstOnly < 0 || secondOnly < 0 || neither < 0 || both + firstOnly + secondOnly + neither == 0)
        {
            throw new ArgumentException("Counts are not negative, and at least one is not zero.", nameof(both));
        }

        double n = both + firstOnly + secondOnly + neither;
        double a = both / n, b = firstOnly / n, c = secondOnly / n, d = neither / n;
        double row = a + b, column = a + c;
        var observed = a + d;
        var expected = (row * column) + ((1 - row) * (1 - column));
        var kappa = expected < 1 ? (observed - expected) / (1 - expected) : double.NaN;
        var error = Math.Sqrt(Math.Max(0, Variance(a, b, c, d, kappa, expected) / n)) / (1 - expected);
        var atZero = expected + (expected * expected) - (row * column * (row + column)) - ((1 - row) * (1 - column) * (2 - row - column));
        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        double disagree = firstOnly + secondOnly, difference = Math.Abs(firstOnly - secondOnly);
        var chi = difference * difference / disagree;
        var corrected = Math.Pow(Math.Max(0, difference - 1), 2) / disagree;
        return new AgreementTest
        {
            Both = both,
            FirstOnly = firstOnly,
            SecondOnly = secondOnly,
            Neither = neither,
            Observed = observed,
            Expected = expected,
            Kappa = kappa,
            StandardError = error,
            Lower = kappa - (z * error),
            Upper = kappa + (z * error),
            KappaP = SpecialFunctions.Erfc(Math.Abs(kappa) * (1 - expected) / Math.Sqrt(atZero / n) / Math.Sqrt(2)),
            PositiveAgreement = 2.0 * both / ((2.0 * both) + disagree),
            NegativeAgreement = 2.0 * neither / ((2.0 * neither) + disagree),
            McNemarExactP = disagree == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, (int)disagree, Math.Min(firstOnly, secondOnly))),
            McNemarChiSquare = chi,
            McNemarP = SpecialFunctions.Erfc(Math.Sqrt(chi / 2)),
            McNemarCorrectedChiSquare = corrected,
            McNemarCorrectedP = SpecialFunctions.Erfc(Math.Sqrt(corrected / 2)),
        };
    }

    private static double Variance(double a, double b, double c, double d, double kappa, double expected)
    {
        double row = a + b, column = a + c;
        var rest = 1 - kappa;
        var agreeing = (a * Math.Pow(1 - ((row + column) * rest), 2)) + (d * Math.Pow(1 - ((2 - row - column) * rest), 2));
        var disagreeing = rest * rest * ((b * Math.Pow(column + 1 - row, 2)) + (c * Math.Pow(1 - column + row, 2)));
        return agreeing + disagreeing - Math.Pow(kappa - (expected * rest), 2);
    }
}
