using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Comparison;
using CyclinE.Cohort.Survival.Curves;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Survival;

/// <summary>Curves by hand: numbers at risk with left truncation, weights, hazards, restricted means.</summary>
public class CurveTests
{
    private static readonly SurvivalData Truncated = new()
    {
        Start = [0, 0, 2, 3, 0],
        Stop = [3, 5, 4, 6, 2],
        Events = [true, false, true, true, true],
    };

    [Fact]
    public void LeftTruncationByHand()
    {
        var curve = KaplanMeier.Estimate(Truncated, new SurvivalOptions())[0];
        Assert.Equal([2.0, 3, 4, 5, 6], curve.Points.Select(p => p.Time));
        Assert.Equal([3.0, 3, 3, 2, 1], curve.Points.Select(p => p.AtRisk));
        Near.Equal(8 / 27.0, curve.At(4.5), 1e-14, "survival");
        Near.Equal(1, curve.Points[2].Hazard, 1e-14, "Nelson-Aalen");
        Assert.Equal([3, 3, 3, 3, 2, 1, 0], new[] { 0.5, 2, 3, 4, 4.5, 6, 7 }.Select(curve.AtRisk));
        Assert.Equal(0, curve.AtRisk(0));
        Assert.Equal(3, curve.Median.Time);
    }

    /// <summary>S = 3/4 on [1, 2), 1/2 to 4: area 1 + 3/4 + 1 by τ = 4.</summary>
    [Fact]
    public void RestrictedMeanByHand()
    {
        var data = new SurvivalData { Stop = [1, 2, 4, 5], Events = [true, true, false, false] };
        var curve = KaplanMeier.Estimate(data, new SurvivalOptions())[0];
        var mean = curve.RestrictedMean(4);
        Near.Equal(2.75, mean.Mean, 1e-14, "mean");
        Near.Equal(Math.Sqrt((1.75 * 1.75 / 12) + (1.0 / 6)), mean.StandardError, 1e-14, "standard error");
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.RestrictedMean(5.5));
        var same = RestrictedMean.Compare(curve, curve)!;
        Assert.Equal((0, 5, 1), (same.Difference, same.First.Horizon, same.P));
    }

    [Fact]
    public void AWeightIsAsManyRows()
    {
        var weighted = KaplanMeier.Estimate(
            new SurvivalData { Stop = [1, 2, 3], Events = [true, false, true], Weights = [2, 1, 3] }, new SurvivalOptions())[0];
        var repeated = KaplanMeier.Estimate(
            new SurvivalData { Stop = [1, 1, 2, 3, 3, 3], Events = [true, true, false, true, true, true] }, new SurvivalOptions())[0];
        Assert.Equal(repeated.Points, weighted.Points);
    }

    [Fact]
    public void TheOldEntryAndTheNewAgree()
    {
        double[] times = [3, 1, 2, 4, 2, 5];
        bool[] events = [true, true, true, false, false, true];
        var old = KaplanMeier.Estimate("", times, events);
        var curve = KaplanMeier.Estimate(new SurvivalData { Stop = times, Events = events }, new SurvivalOptions())[0];
        Assert.Equal(
            old.Steps.Select(s => (s.Time, (double)s.AtRisk, s.Survival, s.StandardError, s.Lower, s.Upper)),
            curve.Points.Select(p => (p.Time, p.AtRisk, p.Survival, p.StandardError, p.Lower, p.Upper)));
        Assert.Equal((old.Median, old.MedianLower, old.MedianUpper), (curve.Median.Time, curve.Median.Lower, curve.Median.Upper));
    }

    [Fact]
    public void NobodyAndMissing()
    {
        var curve = KaplanMeier.Estimate(SurvivalData.RightCensored([null, 2], [true, null]), new SurvivalOptions())[0];
        Assert.Equal((0, 2, null), (curve.Rows, curve.Missing, curve.Median.Time));
        var apart = LogRank.Test(new SurvivalData { Stop = [1, 2], Events = [true, true], Strata = [0, 1] }, [0, 1], new LogRankOptions());
        Assert.Null(apart.Test);
        Assert.Null(apart.Trend);
    }
}
