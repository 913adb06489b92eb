using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Plots;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public class SurvivalPlotTests
{
    /// <summary>
    /// Freireich's 6-MP arm as R's survival prints it: survfit(Surv(time, status) ~ 1) with
    /// time = 6,6,6,6,7,9,10,10,11,13,16,17,19,20,22,23,25,32,32,34,35 and the published censoring.
    /// </summary>
    private static readonly SurvivalCurve SixMp = SampleStudy.Curve("6-MP",
    [
        (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true),
        (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
    ]);

    [Fact]
    public void The_curve_steps_down_at_events_only()
    {
        var x = new LinearAxis(0, 40, 0, 400);
        var y = new LinearAxis(0, 1, 100, 0);

        // Survival of the published table: .857 .807 .753 .690 .627 .538 .448; censored times only move along.
        Assert.Equal(
            "M0 0H60V14.29H70V19.33H90H100V24.71H110H130V30.98H160V37.25H170H190H200H220V46.22H230V55.18H250H320H340H350",
            SurvivalPlot.CurvePath(SixMp, x, y));
    }

    [Fact]
    public void Censor_ticks_stand_on_the_curve()
    {
        var path = SurvivalPlot.CensorPath(SixMp, new LinearAxis(0, 40, 0, 400), new LinearAxis(0, 1, 100, 0));

        Assert.StartsWith("M60 9.29v10M90 14.33v10M100 19.71v10", path, StringComparison.Ordinal);
        Assert.Equal(SixMp.Steps.Count(s => s.Censored > 0), path.Split('M').Length - 1);
    }

    [Theory]
    [InlineData(0, 21)]
    [InlineData(6, 21)]
    [InlineData(6.1, 17)]
    [InlineData(10, 15)]
    [InlineData(20, 8)]
    [InlineData(35, 1)]
    [InlineData(36, 0)]
    public void Numbers_at_risk_are_those_just_before_a_time(double time, int expected) =>
        Assert.Equal(expected, SurvivalPlot.AtRisk(SixMp, time));

    [Fact]
    public void Numbers_at_risk_stand_under_the_ticks_of_their_times()
    {
        var study = SampleStudy.Create() with { Positive = SixMp, Negative = null };

        var svg = SurvivalPlot.Draw(study).Text;

        var (x, _) = SurvivalPlot.Axes(35);
        Assert.Equal(36, x.To);
        foreach (var (time, risk) in new[] { (0, 21), (6, 21), (12, 12), (18, 9), (24, 5), (30, 4), (36, 0) })
        {
            var at = FormattableString.Invariant($"x=\"{x[time]:0.##}\"");
            Assert.Matches($"{at} y=\"[0-9.]+\" text-anchor=\"middle\">{risk}</text>", svg);
        }
    }

    [Theory]
    [InlineData(3, 0.5)]
    [InlineData(9, 1)]
    [InlineData(28, 6)]
    [InlineData(100, 12)]
    [InlineData(200, 24)]
    public void Time_is_counted_in_steps_a_clinician_uses(double last, double step) => Assert.Equal(step, SurvivalPlot.MonthStep(last));
}
