using CyclinE.Cohort.Survival.CutPoints;
using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Survival;

/// <summary>Selected cut-points against maxstat (<c>make-maxstat.R</c>) and against all permutations.</summary>
public class CutPointTests
{
    private static readonly GoldenTable Golden = GoldenTable.Read("maxstat.tsv");

    public static TheoryData<string> Cases => [.. Golden.Rows.Select(r => r[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EqualsMaxstat(string name)
    {
        var row = Golden.Rows.Single(r => r[0] == name);
        var table = GoldenTable.Reference(Golden.Text(row, "set"));
        var n = table.Rows.Count;
        double[] times = [.. table.Rows.Select(r => table.Number(r, Golden.Text(row, "time")) ?? double.NaN)];
        bool[] events = [.. table.Rows.Select(r => table.Number(r, Golden.Text(row, "status")) == Golden.Number(row, "event"))];
        double[] values = Golden.Text(row, "value") is var column && column == "scrambled"
            ? [.. table.Rows.Select((r, i) => (1000 * table.Number(r, "karno")!.Value) + ((i + 1) * 37 % n))]
            : [.. table.Rows.Select(r => table.Number(r, column) ?? double.NaN)];
        var cut = MaxSelectedCut.Find(times, events, values, new CutPointOptions { Permutations = 20_000 })!;
        Near.Equal(Golden.Number(row, "cut"), cut.Cut, 1e-14, "cut");
        Near.Equal(Golden.Number(row, "statistic"), cut.Statistic, 1e-8, "statistic");
        Near.Equal(Golden.Number(row, "lausen94"), cut.ImprovedBonferroniP, 1e-8, "improved Bonferroni P", 1e-14);
        if (Golden.Number(row, "hl") is { } bound)
        {
            Near.Equal(bound, cut.BoundP, 1e-8, "Hothorn-Lausen bound");
            Near.Equal(Golden.Number(row, "hl_maxstat"), cut.BoundP, 0.01, "the same without the sums that maxstat leaves out");
        }

        // Two Monte Carlo estimates, of 100,000 and of 20,000: within five standard errors.
        var p = Golden.Number(row, "condmc")!.Value;
        Assert.True(Math.Abs(p - cut.PermutationP) <= 5 * Math.Sqrt((p + 1e-4) * (1 - p) * 6e-5), $"permutation P {cut.PermutationP}, maxstat {p}");
        Assert.True(cut.Selected);
        Assert.Equal(values.Count(v => v <= cut.Cut), cut.Low);
    }

    /// <summary>All 5,040 orders of seven patients, tied values of the covariate included.</summary>
    [Theory]
    [InlineData(1, 2, 3, 4, 5, 6, 7)]
    [InlineData(1, 1, 2, 2, 2, 3, 4)]
    public void AllPermutations(params int[] values)
    {
        double[] times = [3, 1, 4, 2, 9, 6, 5];
        bool[] events = [true, true, false, true, true, true, false];
        double[] x = [.. values.Select(v => (double)v)];
        var options = new CutPointOptions { Smallest = 0.2, Largest = 0.9 };
        var cut = MaxSelectedCut.Find(times, events, x, options)!;
        int reached = 0, all = 0;
        foreach (var order in Orders([0, 1, 2, 3, 4, 5, 6]))
        {
            var other = MaxSelectedCut.Find(
                [.. order.Select(i => times[i])], [.. order.Select(i => events[i])], x, options with { Permutations = 1, BoundRows = 0 })!;
            reached += other.Statistic >= cut.Statistic - 1e-9 ? 1 : 0;
            all++;
        }

        var exact = (double)reached / all;
        Assert.InRange(cut.PermutationP, exact - 0.008, exact + 0.008);
        Assert.InRange(cut.BoundP!.Value, exact - 0.1, 1);
        Assert.True(cut.ImprovedBonferroniP <= 1);
    }

    [Fact]
    public void SameSeedSameP()
    {
        double[] times = [3, 1, 4, 2, 9, 6, 5, 8, 7, 10];
        bool[] events = [true, true, false, true, true, true, false, true, true, true];
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Assert.Equal(MaxSelectedCut.Find(times, events, x, new CutPointOptions()), MaxSelectedCut.Find(times, events, x, new CutPointOptions()));
        Assert.Null(MaxSelectedCut.Find(times, events, [.. x.Select(_ => 1.0)], new CutPointOptions()));
        Assert.Null(MaxSelectedCut.Find(times, new bool[10], x, new CutPointOptions()));
    }

    private static IEnumerable<int[]> Orders(int[] items)
    {
        if (items.Length < 2)
        {
            return [items];
        }

        return items.SelectMany(first => Orders([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
    }
}
