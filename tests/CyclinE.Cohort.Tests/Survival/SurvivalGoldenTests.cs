using CyclinE.Cohort.Survival.Comparison;
using CyclinE.Cohort.Survival.Curves;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Survival;

/// <summary>Kaplan–Meier and log-rank against R survival on the data sets that come with it.</summary>
public class SurvivalGoldenTests
{
    private const double Tolerance = 1e-8;

    private static readonly Dictionary<string, (string Time, string Status, string Group)> Sets = new(StringComparer.Ordinal)
    {
        ["lung"] = ("time", "status", "sex"),
        ["ovarian"] = ("futime", "fustat", "rx"),
        ["veteran"] = ("time", "status", "trt"),
        ["gbsg"] = ("rfstime", "status", "hormon"),
        ["leukemia"] = ("time", "status", "x"),
        ["rotterdam"] = ("rtime", "recur", "hormon"),
        ["kidney"] = ("time", "status", "sex"),
    };

    public static TheoryData<string> SetNames => [.. Sets.Keys];

    [Theory]
    [MemberData(nameof(SetNames))]
    public void MediansWithLimits(string set)
    {
        var golden = GoldenTable.Read("medians.tsv");
        var subjects = Subjects(set);
        foreach (var row in golden.Rows.Where(r => r[0] == set))
        {
            var curve = Curve(subjects, row[1]);
            Assert.Equal(golden.Integer(row, "subjects"), curve.Subjects);
            Assert.Equal(golden.Integer(row, "events"), curve.Events);
            Near.Equal(golden.Number(row, "median"), curve.Median, Tolerance, "median");
            Near.Equal(golden.Number(row, "lower"), curve.MedianLower, Tolerance, "lower");
            Near.Equal(golden.Number(row, "upper"), curve.MedianUpper, Tolerance, "upper");
        }
    }

    [Theory]
    [MemberData(nameof(SetNames))]
    public void Steps(string set)
    {
        var golden = GoldenTable.Read("steps.tsv");
        var subjects = Subjects(set);
        foreach (var group in golden.Rows.Where(r => r[0] == set).GroupBy(r => r[1]))
        {
            var steps = Curve(subjects, group.Key).Steps.ToDictionary(s => s.Time);
            foreach (var row in group)
            {
                var step = steps[golden.Number(row, "time")!.Value];
                Assert.Equal(
                    (golden.Integer(row, "risk"), golden.Integer(row, "events"), golden.Integer(row, "censored")),
                    (step.AtRisk, step.Events, step.Censored));
                Near.Equal(golden.Number(row, "survival"), step.Survival, Tolerance, "survival");
                Near.Equal(golden.Number(row, "stderr"), step.StandardError, Tolerance, "standard error");
                Near.Equal(golden.Number(row, "lower"), step.Lower, Tolerance, "lower");
                Near.Equal(golden.Number(row, "upper"), step.Upper, Tolerance, "upper");
            }
        }
    }

    [Theory]
    [MemberData(nameof(SetNames))]
    public void LogRankTests(string set)
    {
        var golden = GoldenTable.Read("logrank.tsv");
        var row = golden.Rows.Single(r => r[0] == set);
        var subjects = Subjects(set);
        var test = LogRank.Test(
            [.. subjects.Select(s => s.Time)], [.. subjects.Select(s => s.Event)], [.. subjects.Select(s => s.Group == row[1])]);
        AssertTest(golden, row, test!);
    }

    /// <summary>Ties by rounding, curves at exactly 0.5, time zero, complete separation, and 40 random cohorts.</summary>
    [Fact]
    public void SmallCohorts()
    {
        var golden = GoldenTable.Read("small.tsv");
        foreach (var row in golden.Rows)
        {
            var times = golden.Numbers(row, "times");
            bool[] events = [.. golden.Numbers(row, "events").Select(e => e == 1)];
            bool[] first = [.. golden.Numbers(row, "groups").Select(g => g == 1)];
            var curve = KaplanMeier.Estimate(row[0], times, events);
            Near.Equal(golden.Number(row, "median"), curve.Median, Tolerance, row[0] + " median");
            Near.Equal(golden.Number(row, "lower"), curve.MedianLower, Tolerance, row[0] + " lower");
            Near.Equal(golden.Number(row, "upper"), curve.MedianUpper, Tolerance, row[0] + " upper");
            AssertTest(golden, row, LogRank.Test(times, events, first)!);
        }
    }

    private static void AssertTest(GoldenTable golden, string[] row, LogRankTest test)
    {
        Near.Equal(golden.Number(row, "chisq"), test.ChiSquare, Tolerance, row[0] + " chi-square", 1e-14);
        Near.Equal(golden.Number(row, "p"), test.P, Tolerance, row[0] + " P");
        Near.Equal(golden.Number(row, "observed1"), test.ObservedPositive, Tolerance, row[0] + " observed");
        Near.Equal(golden.Number(row, "expected1"), test.ExpectedPositive, Tolerance, row[0] + " expected");
        Near.Equal(golden.Number(row, "observed2"), test.ObservedNegative, Tolerance, row[0] + " observed");
        Near.Equal(golden.Number(row, "expected2"), test.ExpectedNegative, Tolerance, row[0] + " expected");
    }

    private static SurvivalCurve Curve(IReadOnlyList<(double Time, bool Event, string Group)> subjects, string group)
    {
        var rows = subjects.Where(s => s.Group == group).ToArray();
        return KaplanMeier.Estimate(group, [.. rows.Select(r => r.Time)], [.. rows.Select(r => r.Event)]);
    }

    private static List<(double Time, bool Event, string Group)> Subjects(string set)
    {
        var table = GoldenTable.Reference(set);
        var (time, status, group) = Sets[set];
        var observed = table.Rows.Max(r => table.Number(r, status)!.Value);
        return [.. table.Rows.Select(r => (table.Number(r, time)!.Value, table.Number(r, status) == observed, table.Text(r, group)))];
    }
}
