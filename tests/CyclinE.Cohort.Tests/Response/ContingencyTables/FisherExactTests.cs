using CsCheck;
using CyclinE.Cohort.Response.ContingencyTables;
using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Response.ContingencyTables;

public class FisherExactTests
{
    private static readonly Gen<(int A, int B, int C, int D)> Tables = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30]);

    [Fact]
    public void AgreesWithR()
    {
        var golden = GoldenTable.Read("fisher.tsv");
        foreach (var row in golden.Rows)
        {
            var (a, b, c, d) = (golden.Integer(row, "a"), golden.Integer(row, "b"), golden.Integer(row, "c"), golden.Integer(row, "d"));
            var what = $"[[{a}, {b}], [{c}, {d}]]";
            var test = FisherExact.Test(a, b, c, d, golden.Number(row, "level")!.Value);
            Near.Equal(golden.Number(row, "p"), test.P, 1e-8, what + " P");
            Near.Equal(golden.Number(row, "or"), test.OddsRatio, 1e-9, what + " odds ratio");
            Near.Equal(golden.Number(row, "lower"), test.Lower, 1e-9, what + " lower");
            Near.Equal(golden.Number(row, "upper"), test.Upper, 1e-9, what + " upper");
            if (test.Undefined is null)
            {
                NearAsFisherTest(golden.Number(row, "or_r"), test.OddsRatio, what + " odds ratio of fisher.test");
                NearAsFisherTest(golden.Number(row, "lower_r"), test.Lower, what + " lower of fisher.test");
                NearAsFisherTest(golden.Number(row, "upper_r"), test.Upper, what + " upper of fisher.test");
            }
        }
    }

    [Fact]
    public void TheStudysTable() => Near.Equal(0.0019084299492482, FisherExact.Test(6, 12, 14, 2).P, 1e-12, "P");

    [Fact]
    public void OddsRatioAndLimitsSolveTheirEquationsToRounding() =>
        Tables.Where(t => t.A + t.B > 0 && t.C + t.D > 0 && t.A + t.C > 0 && t.B + t.D > 0).Sample(t =>
        {
            var test = FisherExact.Test(t.A, t.B, t.C, t.D);
            if (test.OddsRatio is > 0 and < double.PositiveInfinity)
            {
                Near.Equal(t.A, Moments(t, test.OddsRatio.Value).Mean, 1e-12, $"{t} mean");
            }

            if (test.Lower > 0)
            {
                Near.Equal(0.025, Moments(t, test.Lower.Value).Upper, 1e-11, $"{t} upper tail");
            }

            if (test.Upper < double.PositiveInfinity)
            {
                Near.Equal(0.025, Moments(t, test.Upper.Value).Lower, 1e-11, $"{t} lower tail");
            }
        });

    [Fact]
    public void TwoSidedPIsTheSumOverTablesNoMoreProbable() =>
        Tables.Sample(t =>
        {
            var observed = Probability(t.A, t);
            var expected = Support(t).Select(x => Probability(x, t)).Where(p => p <= observed * (1 + 1e-7)).Sum();
            Near.Equal(Math.Min(1, expected), FisherExact.Test(t.A, t.B, t.C, t.D).P, 1e-10, $"{t}");
        });

    [Fact]
    public void SwappingRowsInvertsTheOddsRatioAndTransposingKeepsIt() =>
        Tables.Sample(t =>
        {
            var test = FisherExact.Test(t.A, t.B, t.C, t.D);
            var swapped = FisherExact.Test(t.C, t.D, t.A, t.B);
            var transposed = FisherExact.Test(t.A, t.C, t.B, t.D);
            Near.Equal(test.P, swapped.P, 1e-10, $"{t} P");
            Near.Equal(test.P, transposed.P, 1e-10, $"{t} P transposed");
            Near.Equal(test.OddsRatio, 1 / swapped.OddsRatio, 1e-10, $"{t} odds ratio");
            Near.Equal(test.Lower, 1 / swapped.Upper, 1e-10, $"{t} lower");
            Near.Equal(test.OddsRatio, transposed.OddsRatio, 1e-10, $"{t} transposed");
        });

    [Theory]
    [InlineData(0, 0, 3, 4, "The first group is empty.")]
    [InlineData(3, 4, 0, 0, "The second group is empty.")]
    [InlineData(0, 5, 0, 7, "Nobody had the outcome.")]
    [InlineData(5, 0, 7, 0, "Everybody had the outcome.")]
    [InlineData(0, 0, 0, 0, "The first group is empty.")]
    public void AZeroMarginHasNoOddsRatioAndSaysWhy(int a, int b, int c, int d, string reason)
    {
        var test = FisherExact.Test(a, b, c, d);
        Assert.Equal((1.0, 0.0), (test.P, test.LogP));
        Assert.Equal((null, null, null), (test.OddsRatio, test.Lower, test.Upper));
        Assert.Equal(reason, test.Undefined);
    }

    [Fact]
    public void AtTheEndsOfTheSupportTheOddsRatioIsZeroOrInfinite()
    {
        var none = FisherExact.Test(0, 10, 7, 3);
        Assert.Equal((0.0, 0.0), (none.OddsRatio, none.Lower));
        Assert.True(none.Upper is > 0 and < 1);
        var all = FisherExact.Test(10, 0, 3, 7);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (all.OddsRatio, all.Upper));
        Assert.True(all.Lower > 1);
    }

    /// <summary>Only the observed table and its mirror image are in the tails: ln P = ln 2 − ln C(2n, n), by Stirling's series.</summary>
    [Theory]
    [InlineData(2_000)]
    [InlineData(1_000_000)]
    public void LogPStaysExactWhereThePUnderflows(int n)
    {
        var test = FisherExact.Test(n, 0, 0, n);
        var centralBinomial = (2.0 * n * Math.Log(2)) - (0.5 * Math.Log(Math.PI * n)) - (1.0 / (8.0 * n)) + (1.0 / (192.0 * n * n * n));
        Assert.Equal(0, test.P);
        Near.Equal(Math.Log(2) - centralBinomial, test.LogP, 1e-12, "ln P");
    }

    [Fact]
    public void WrongArgumentsAreNamed()
    {
        Assert.Equal("b", Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.Test(1, -1, 1, 1)).ParamName);
        Assert.Equal("level", Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.Test(1, 1, 1, 1, 1)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.Test(int.MaxValue, int.MaxValue, 1, 1));
    }

    /// <summary>fisher.test finds ψ or 1/ψ, whichever is below 1, to 1.2e-4.</summary>
    private static void NearAsFisherTest(double? expected, double? actual, string what) =>
        Near.Equal(expected > 1 ? 1 / expected : expected, expected > 1 ? 1 / actual : actual, 0, what, 1.3e-4);

    private static IEnumerable<int> Support((int A, int B, int C, int D) t)
    {
        var first = Math.Max(0, t.A - t.D);
        return Enumerable.Range(first, Math.Min(t.A + t.B, t.A + t.C) - first + 1);
    }

    private static double Probability(int x, (int A, int B, int C, int D) t) =>
        Choose(t.A + t.B, x) * Choose(t.C + t.D, t.A + t.C - x) / Choose(t.A + t.B + t.C + t.D, t.A + t.C);

    private static (double Mean, double Upper, double Lower) Moments((int A, int B, int C, int D) t, double oddsRatio)
    {
        double total = 0, moment = 0, upper = 0, lower = 0;
        foreach (var x in Support(t))
        {
            var weight = Probability(x, t) * Math.Pow(oddsRatio, x - t.A);
            total += weight;
            moment += weight * x;
            upper += x >= t.A ? weight : 0;
            lower += x <= t.A ? weight : 0;
        }

        return (moment / total, upper / total, lower / total);
    }

    private static double Choose(int n, int k)
    {
        var value = 1.0;
        for (var i = 1; i <= k; i++)
        {
            value = value * (n - k + i) / i;
        }

        return value;
    }
}
