using CyclinE.Cohort.Response.ContingencyTables;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Response.ContingencyTables;

/// <summary>Tests of tables against R and scipy.</summary>
public class TableTests
{
    [Fact]
    public void FisherAndChiSquareOfLargerTables()
    {
        var golden = GoldenTable.Read("tables.tsv");
        foreach (var row in golden.Rows)
        {
            var counts = Counts(golden, row);
            var fisher = FisherTable.Test(counts);
            Assert.True(fisher.Exact);

            // R's network algorithm works at 1e-7.
            Near.Equal(golden.Number(row, "p"), fisher.P, 1e-6, "P of " + row[1]);
            var chi = ChiSquare.Test(counts);
            Near.Equal(golden.Number(row, "chisq"), chi.ChiSquare, 1e-12, "chi-square of " + row[1], 1e-12);
            Assert.Equal(golden.Integer(row, "df"), chi.DegreesOfFreedom);
            Near.Equal(golden.Number(row, "chip"), chi.P, 1e-8, "chi-square P of " + row[1]);
        }
    }

    /// <summary>Every table with the margins, one by one.</summary>
    [Fact]
    public void EnumerationIsTheSumOverAllTables()
    {
        foreach (var counts in new int[][][] { [[4, 1, 2], [0, 5, 3]], [[2, 2, 1], [3, 0, 2], [1, 4, 0]], [[1, 1, 1, 1], [0, 2, 0, 2], [3, 0, 0, 0]] })
        {
            Near.Equal(BruteForce(counts), FisherTable.Test(counts).P, 1e-9, "P");
            int[][] turned = [.. Enumerable.Range(0, counts[0].Length).Select(c => counts.Select(r => r[c]).ToArray())];
            Near.Equal(FisherTable.Test(counts).P, FisherTable.Test(turned).P, 1e-12, "transposed");
        }
    }

    [Fact]
    public void TheGeneralTestIsThatOfTwoByTwo()
    {
        foreach (var (a, b, c, d) in new[] { (6, 12, 14, 2), (3, 6, 14, 2), (0, 9, 5, 48), (500, 10, 20, 700), (5, 5, 5, 5) })
        {
            Near.Equal(FisherExact.Test(a, b, c, d).P, FisherTable.Test([[a, b], [c, d]]).P, 1e-8, "P");
        }
    }

    [Fact]
    public void BeyondTheLimitTablesAreDrawnAndItIsSaid()
    {
        int[][] counts = [[12, 5, 8, 3], [4, 9, 7, 10], [6, 6, 2, 9]];
        var exact = FisherTable.Test(counts);
        var drawn = FisherTable.Test(counts, seed: 1, draws: 20_000, limit: 100);
        Assert.True(exact.Exact && !drawn.Exact);
        Assert.Equal(20_000, drawn.Draws);
        Assert.InRange(Math.Abs(drawn.P - exact.P), 0, 4 * drawn.StandardError);
        Assert.Equal(drawn, FisherTable.Test(counts, seed: 1, draws: 20_000, limit: 100));
        Assert.NotEqual(drawn.P, FisherTable.Test(counts, seed: 2, draws: 20_000, limit: 100).P);
    }

    [Fact]
    public void MidPAndYates()
    {
        var golden = GoldenTable.Read("midp.tsv");
        foreach (var row in golden.Rows)
        {
            var (a, b, c, d) = Cells(golden, row);
            var name = $"{a} {b} {c} {d}";
            var test = MidP.Test(a, b, c, d);
            Near.Equal(golden.Number(row, "midp"), test.P, 1e-8, name + " P");
            Near.Equal(golden.Number(row, "lower"), test.Lower, 1e-8, name + " lower");
            Near.Equal(golden.Number(row, "upper"), test.Upper, 1e-8, name + " upper");
            var chi = ChiSquare.Test([[a, b], [c, d]]);
            Near.Equal(golden.Number(row, "yates"), chi.CorrectedChiSquare, 1e-9, name + " corrected", 1e-12);
            Near.Equal(golden.Number(row, "yatesp"), chi.CorrectedP, 1e-8, name + " corrected P");
        }
    }

    [Fact]
    public void BarnardAndNewcombe()
    {
        var golden = GoldenTable.Read("barnard.tsv");
        var tiesMissed = 0;
        foreach (var row in golden.Rows)
        {
            var (a, b, c, d) = Cells(golden, row);
            var name = $"{a} {b} {c} {d}";
            var test = Barnard.Test(a, b, c, d);
            Near.Equal(golden.Number(row, "statistic"), test.Statistic, 1e-10, name + " z");

            // A supremum: not below the best of a grid of rates, and nowhere above it by more than the grid can miss. Where no table ties
            // with the observed one but for rounding, that is scipy's P.
            var (p, defined) = (golden.Number(row, "p")!.Value, golden.Number(row, "defined")!.Value);
            Assert.InRange(test.P, defined * (1 - 1e-10), defined * (1 + 1e-5));
            if (defined > p * (1 + 1e-7))
            {
                tiesMissed++;
            }
            else
            {
                Near.Equal(p, test.P, 1e-6, name + " P");
            }

            var risk = RiskDifference.Of(a, b, c, d)!;
            Near.Equal(golden.Number(row, "lower"), risk.Lower, 1e-9, name + " lower");
            Near.Equal(golden.Number(row, "upper"), risk.Upper, 1e-9, name + " upper");
        }

        Assert.Equal(3, tiesMissed);
    }

    [Fact]
    public void ExpectedCountsBelowFiveAreWarnedOf()
    {
        var few = ChiSquare.Test([[9, 0], [48, 5]]);
        Assert.Contains("2 of 4 expected counts are below 5 (smallest 0.73)", few.Warning, StringComparison.Ordinal);
        Near.Equal(9 * 57 / 62.0, few.Expected[0][0], 1e-12, "expected");
        Assert.Null(ChiSquare.Test([[20, 30], [25, 25]]).Warning);
        var empty = ChiSquare.Test([[0, 0], [3, 4]]);
        Assert.True(empty.DegreesOfFreedom == 0 && double.IsNaN(empty.P));
    }

    [Theory]
    [InlineData(BestResponse.Complete, null, true)]
    [InlineData(BestResponse.Partial, 3.0, true)]
    [InlineData(BestResponse.Stable, 24.0, true)]
    [InlineData(BestResponse.Stable, 23.9, false)]
    [InlineData(BestResponse.Stable, null, null)]
    [InlineData(BestResponse.Progressive, 30.0, false)]
    [InlineData(BestResponse.NotEvaluable, 30.0, null)]
    public void ClinicalBenefitIsResponseOrHalfAYearOfStableDisease(BestResponse response, double? weeks, bool? benefit) =>
        Assert.Equal(benefit, ClinicalBenefit.Of(response, weeks));

    private static int[][] Counts(GoldenTable golden, string[] row)
    {
        int[] all = [.. golden.Numbers(row, "counts").Select(c => (int)c)];
        return [.. all.Chunk(all.Length / golden.Integer(row, "rows"))];
    }

    private static (int A, int B, int C, int D) Cells(GoldenTable golden, string[] row) =>
        (golden.Integer(row, "a"), golden.Integer(row, "b"), golden.Integer(row, "c"), golden.Integer(row, "d"));

    private static double BruteForce(int[][] counts)
    {
        int[] rows = [.. counts.Select(r => r.Sum())];
        int[] columns = [.. Enumerable.Range(0, counts[0].Length).Select(c => counts.Sum(r => r[c]))];
        double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
        var all = new List<double>();
        Fill(new int[rows.Length * columns.Length], 0);
        var observed = 1 / counts.SelectMany(r => r).Aggregate(1.0, (product, x) => product * Factorial(x));
        return all.Where(p => p <= observed * (1 + 1e-7)).Sum() / all.Sum();

        void Fill(int[] cells, int at)
        {
            if (at == cells.Length)
            {
                var fits = Enumerable.Range(0, rows.Length).All(r => cells.Skip(r * columns.Length).Take(columns.Length).Sum() == rows[r])
                    && Enumerable.Range(0, columns.Length).All(c => Enumerable.Range(0, rows.Length).Sum(r => cells[(r * columns.Length) + c]) == columns[c]);
                if (fits)
                {
                    all.Add(1 / cells.Aggregate(1.0, (product, x) => product * Factorial(x)));
                }

                return;
            }

            var most = Math.Min(rows[at / columns.Length], columns[at % columns.Length]);
            for (cells[at] = 0; cells[at] <= most; cells[at]++)
            {
                if (cells.Skip(at / columns.Length * columns.Length).Take((at % columns.Length) + 1).Sum() <= rows[at / columns.Length])
                {
                    Fill(cells, at + 1);
                }
            }

            cells[at] = 0;
        }
    }
}
