using CyclinE.Cohort.Power;
using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Cohort.Tests.Scan;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Tests.Power;

public class PowerTests
{
    [Fact]
    public void ExactPowerOfFisherIsTheSumOverBothBinomials()
    {
        var golden = GoldenTable.Read("power.tsv");
        foreach (var row in golden.Rows)
        {
            var power = new TwoByTwoPower(golden.Integer(row, "m"), golden.Integer(row, "n")).Power(golden.Number(row, "p")!.Value,
                golden.Number(row, "q")!.Value);
            Near.Equal(golden.Number(row, "power"), power, 1e-9, "power");
        }
    }

    [Fact]
    public void TheSmallestDifferenceHasThePower()
    {
        var power = new TwoByTwoPower(18, 16);
        var (below, above) = power.SmallestDifference(0.5);
        Near.Equal(0.8, power.Power(below!.Value, 0.5), 1e-5, "below");
        Near.Equal(0.8, power.Power(above!.Value, 0.5), 1e-5, "above");
        Assert.Equal((null, null), new TwoByTwoPower(3, 3).SmallestDifference(0.5));
        Assert.InRange(power.Power(0.4, 0.4), 0, 0.05);
    }

    /// <summary>Schoenfeld's own formula by hand: 4·(1.959964 + 0.841621)²/ln²2 = 65.3457 events for a hazard ratio of 2 in equal groups.</summary>
    [Fact]
    public void Schoenfeld()
    {
        Near.Equal(65.3457, SurvivalPower.EventsNeeded(0.5, 2), 1e-5, "events");
        Near.Equal(0.8, SurvivalPower.Power(66, 0.5, Math.Exp(Math.Sqrt(65.3457) * Math.Log(2) / Math.Sqrt(66))), 1e-5, "power");
        Near.Equal(SurvivalPower.Power(40, 0.3, 2.5), SurvivalPower.Power(40, 0.7, 1 / 2.5), 1e-12, "sides");
        var smallest = SurvivalPower.SmallestHazardRatio(27, 23.0 / 180);
        Near.Equal(0.8, SurvivalPower.Power(27, 23.0 / 180, smallest), 1e-9, "power at the smallest");
        Assert.Equal(double.PositiveInfinity, SurvivalPower.SmallestHazardRatio(0, 0.5));
        Near.Equal(0.8, LogisticPower.Power(62, 0.1, LogisticPower.SmallestOddsRatioPerSd(62, 0.1)), 1e-9, "logistic");
    }

    [Fact]
    public void SentencesSayEffectPowerAndLimits()
    {
        Assert.Equal(
            "progression-free survival: not significant (P = 0.28). With 5 events and 9 of 62 patients in the group, the smallest effect this cohort could have seen (power 80%, two-sided 0.05) is a hazard ratio of 35 or 0.029; smaller effects are neither shown nor excluded.",
            PowerSentence.Hazards("progression-free survival", 0.275, 5, 9, 62));
        Assert.Contains("there is no event", PowerSentence.Hazards("survival", 1, 0, 9, 62), StringComparison.Ordinal);
        Assert.Contains("no rate at all could have been seen", PowerSentence.Rates("benefit", 1, 3, 3, 0.5, "positive", "negative"), StringComparison.Ordinal);
        Assert.Contains("With 1 patient positive and 9 negative", PowerSentence.Rates("benefit", 1, 1, 9, 0.5, "positive", "negative"), StringComparison.Ordinal);
        Assert.Contains("per standard deviation", PowerSentence.Odds("benefit", 0.4, 62, 5), StringComparison.Ordinal);
    }

    /// <summary>One hypothesis, 27 events, log2: exp((1.959964 + 0.841621)/√27) = 1.7146 by hand.</summary>
    [Fact]
    public void AScanWithoutAFindingSaysWhatItCouldHaveSeen()
    {
        float[] values = [.. Enumerable.Range(0, 40).Select(i => (float)Math.Sin(i * 2.9))];
        var input = ScanSample.Small([values]);
        var scan = GenomeScan.Run(input, new ScanOptions { Permutations = 99 }, CancellationToken.None);
        Assert.Equal(27, scan.Events);
        Assert.Contains("after correction for 1 distinct vectors", PowerSentence.Scan(scan), StringComparison.Ordinal);
        Assert.Contains("is a hazard ratio of 1.71 or 0.58 per standard deviation of log2", PowerSentence.Scan(scan), StringComparison.Ordinal);
        Assert.Null(PowerSentence.Scan(scan with { FamilyP = [0.01] }));
        Assert.Null(PowerSentence.Scan(scan with { P = [double.NaN] }));
    }
}
