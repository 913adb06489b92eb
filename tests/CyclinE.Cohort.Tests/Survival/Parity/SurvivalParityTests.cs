using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Survival.Parity;

/// <summary>Curves, tests and Cox models against R survival on every data set that comes with it.</summary>
public class SurvivalParityTests
{
    public static TheoryData<string> CaseNames => [.. SurvivalCase.Names];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void EqualsR(string name)
    {
        var golden = GoldenTable.Read("survival-golden.tsv");
        var results = SurvivalCaseResults.Of(SurvivalCase.Read(name));
        var rows = golden.Rows.Where(r => r[0] == name).ToArray();
        Assert.NotEmpty(rows);
        var apart = new List<string>();
        foreach (var row in rows)
        {
            double[] expected = [.. golden.Text(row, "values").Split(',').Select(GoldenTable.ParseOrNaN)];
            var actual = results[(golden.Text(row, "method"), golden.Text(row, "quantity"))];
            var difference = SurvivalParity.Difference(golden.Text(row, "quantity"), expected, actual);
            if (difference > SurvivalParity.Tolerance(golden.Text(row, "quantity")) && SurvivalParity.NotFollowed != (name, row[2], row[3]))
            {
                apart.Add($"{row[2]}, {row[3]}: {difference:E2}\n  R    {string.Join(' ', expected)}\n  ours {string.Join(' ', actual)}");
            }
        }

        Assert.True(apart.Count == 0, string.Join('\n', apart));
    }
}
