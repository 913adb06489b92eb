using CsCheck;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Comparison;
using CyclinE.Cohort.Survival.Curves;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Survival;

public class SurvivalTests
{
    private static readonly Gen<(double Time, bool Event, bool Group)[]> Cohorts =
        Gen.Select(Gen.Int[0, 20].Select(t => t / 2.0), Gen.Bool, Gen.Bool).Array[1, 40];

    /// <summary>Six subjects by hand: S = 5/6, 5/6·3/4·… as in any textbook.</summary>
    [Fact]
    public void CurveByHand()
    {
        var curve = KaplanMeier.Estimate("hand", [3, 1, 2, 4, 2, 5], [true, true, true, false, false, true]);
        Assert.Equal([1, 2, 3, 4, 5], curve.Steps.Select(s => s.Time));
        Assert.Equal([6, 5, 3, 2, 1], curve.Steps.Select(s => s.AtRisk));
        Assert.Equal([0, 1, 0, 1, 0], curve.Steps.Select(s => s.Censored));
        Near.Equal(5 / 6.0 * 4 / 5 * 2 / 3, curve.Steps[2].Survival, 1e-14, "survival at 3");
        Near.Equal(Math.Sqrt((1 / 30.0) + (1 / 20.0) + (1 / 6.0)), curve.Steps[2].StandardError, 1e-14, "Greenwood at 3");
        var last = curve.Steps[^1];
        Assert.Equal((0, double.PositiveInfinity, null, null), (last.Survival, last.StandardError, last.Lower, last.Upper));
        Assert.Equal(3, curve.Median);
    }

    [Fact]
    public void TimesThatDifferByRoundingAreOneTime() =>
        Assert.Equal([0.3, 0.3, 5, 5 + 1e-6], TiedTimes.Resolve([0.1 + 0.2, 0.3, 5, 5 + 1e-6]));

    [Fact]
    public void NobodyGivesAnEmptyCurve()
    {
        var curve = KaplanMeier.Estimate("nobody", [], []);
        Assert.Empty(curve.Steps);
        Assert.Equal((0, 0, null), (curve.Subjects, curve.Events, curve.Median));
    }

    [Fact]
    public void ATestWithoutVarianceIsNull()
    {
        Assert.Null(LogRank.Test([], [], []));
        Assert.Null(LogRank.Test([1, 2, 3], [true, true, true], [true, true, true]));
        Assert.Null(LogRank.Test([1, 2, 3], [false, false, false], [true, false, true]));
        Assert.Null(LogRank.Test([1, 2], [false, true], [true, false]));
    }

    [Fact]
    public void MissingTimesAreRefused()
    {
        Assert.Throws<ArgumentException>(() => KaplanMeier.Estimate("x", [1, double.NaN], [true, true]));
        Assert.Throws<ArgumentException>(() => LogRank.Test([1, double.PositiveInfinity], [true, true], [true, false]));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Estimate("x", [1], [true, true]));
    }

    [Fact]
    public void CurvesFallWithinTheirLimitsAndAccountForEverybody() =>
        Cohorts.Sample(cohort =>
        {
            var curve = KaplanMeier.Estimate("x", [.. cohort.Select(c => c.Time)], [.. cohort.Select(c => c.Event)]);
            Assert.Equal(cohort.Length, curve.Steps.Sum(s => s.Events + s.Censored));
            var before = 1.0;
            foreach (var step in curve.Steps)
            {
                Assert.True(step.Survival <= before && step.Survival >= 0);
                Assert.True(step.Lower is null || (step.Lower <= step.Survival && step.Upper >= step.Survival && step.Upper <= 1));
                before = step.Survival;
            }
        });

    [Fact]
    public void WithoutCensoringTheCurveIsTheEmpiricalOne() =>
        Cohorts.Sample(cohort =>
        {
            double[] times = [.. cohort.Select(c => c.Time)];
            foreach (var step in KaplanMeier.Estimate("x", times, [.. times.Select(_ => true)]).Steps)
            {
                Near.Equal(times.Count(t => t > step.Time) / (double)times.Length, step.Survival, 1e-12, "survival", 1e-15);
            }
        });

    [Fact]
    public void LogRankIgnoresOrderAndUnitAndNamesOfGroups() =>
        Cohorts.Sample(cohort =>
        {
            var test = LogRank.Test([.. cohort.Select(c => c.Time)], [.. cohort.Select(c => c.Event)], [.. cohort.Select(c => c.Group)]);
            var turned = cohort.Reverse().ToArray();
            var other = LogRank.Test(
                [.. turned.Select(c => c.Time * 30.4375)], [.. turned.Select(c => c.Event)], [.. turned.Select(c => !c.Group)]);
            Assert.Equal(test is null, other is null);
            if (test is not null)
            {
                Near.Equal(test.ChiSquare, other!.ChiSquare, 1e-9, "chi-square", 1e-12);
                Near.Equal(test.ExpectedPositive, other.ExpectedNegative, 1e-9, "expected", 1e-12);
                Near.Equal(
                    test.ObservedPositive + test.ObservedNegative, test.ExpectedPositive + test.ExpectedNegative, 1e-12, "totals");
            }
        });
}
