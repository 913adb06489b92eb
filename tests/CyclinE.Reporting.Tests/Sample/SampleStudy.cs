using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tests.Sample;

/// <summary>34 synthetic patients: 18 cyclin E positive with benefit in 6, 16 negative with benefit in 14.</summary>
internal static class SampleStudy
{
    public static IEnumerable<ArrayResult> Tumours()
    {
        var platform = SampleBatch.Platform(3_000);
        for (var i = 1; i <= 34; i++)
        {
            var positive = i <= 18;
            (int, int, int, double)[] altered =
            [
                (17, 37_000_000, 39_000_000, 1.5 + (0.1 * (i % 7))), (1, 146_000_000, 249_000_000, 0.3),
                .. positive ? [(19, 29_500_000, 31_500_000, 0.9 + (0.15 * (i % 6)))] : Array.Empty<(int, int, int, double)>(),
            ];
            var line = SampleLine.Simulate(platform, altered, 0.1 + (0.004 * (i % 29)), seed: 100 + i);
            var noise = line.Ingested.Scalars.Sigma;
            var warn = noise * 1.04 > 0.2;
            yield return new ArrayResult
            {
                Array = $"T{i:00}",
                Sample = $"T{i:00}",
                Role = "tumour",
                Patient = $"P{i:00}",
                State = UnitOutcome.Called,
                Stage = "call-array",
                Ingested = warn ? SampleLine.Measure(3_000, noise, QualityVerdict.Warn, "DLRS is above 0.20: small events may be missed.") : line.Ingested,
                Segmentation = line.Segmentation,
                Calls = line.Calls,
            };
        }
    }

    /// <summary>The study table. Fisher's numbers are R's (fisher.test, matrix(c(6,12,14,2),2,byrow=TRUE)).</summary>
    public static CohortStudy Create()
    {
        var random = new Random(7);
        var positive = Times(random, 18, 6);
        var negative = Times(random, 16, 19);
        return new CohortStudy
        {
            Called = 34,
            Absent = [new("T35-noisy", "excluded", "DLRS 0.458 is above the limit of 0.35."), new("T36", "failed", "The file ends within line 5,012.")],
            Members = [.. Enumerable.Range(1, 34).Select(i => new CohortMember
            {
                Array = $"T{i:00}",
                Patient = $"P{i:00}",
                Her2 = true,
                Ccne1Log2 = i <= 18 ? 1.2 : 0.01,
                Erbb2Log2 = 1.8,
                CyclinEPositive = i <= 18,
                Benefit = i <= 18 ? i <= 6 : i <= 32,
                PfsMonths = i <= 18 ? positive[i - 1].Time : negative[i - 19].Time,
                PfsEvent = i <= 18 ? positive[i - 1].Event : negative[i - 19].Event,
            })],
            Definition = "CCNE1 amplified (≥ 0.7 log2)",
            Benefit = new TwoByTwo
            {
                PositiveYes = 6,
                PositiveNo = 12,
                NegativeYes = 14,
                NegativeNo = 2,
                P = 0.0019084299492482504,
                OddsRatio = 0.078409289418765904,
                Lower = 0.0065659476050591026,
                Upper = 0.5075204983038932305,
            },
            Positive = Curve("Cyclin E positive", positive),
            Negative = Curve("Cyclin E negative", negative),
            LogRank = new LogRankTest(8.53, 0.0035, 14, 8.1, 7, 12.9),
            Notes = ["The patients are synthetic: 6 of 18 and 14 of 16 with benefit, as published; the table itself is not published."],
        };
    }

    /// <summary>A plain Kaplan–Meier estimate with log limits.</summary>
    public static SurvivalCurve Curve(string label, IReadOnlyList<(double Time, bool Event)> times)
    {
        var steps = new List<SurvivalStep>();
        var (survival, variance, risk) = (1.0, 0.0, times.Count);
        foreach (var group in times.GroupBy(t => t.Time).OrderBy(g => g.Key))
        {
            var events = group.Count(t => t.Event);
            survival *= 1 - ((double)events / risk);
            variance += events == risk ? double.PositiveInfinity : (double)events / (risk * (double)(risk - events));
            var error = Math.Sqrt(variance);
            var limited = survival > 0;
            steps.Add(new SurvivalStep(
                group.Key,
                risk,
                events,
                group.Count() - events,
                survival,
                error,
                limited ? survival * Math.Exp(-1.96 * error) : null,
                limited ? Math.Min(1, survival * Math.Exp(1.96 * error)) : null));
            risk -= group.Count();
        }

        return new SurvivalCurve
        {
            Label = label,
            Subjects = times.Count,
            Events = times.Count(t => t.Event),
            Median = First(s => s.Survival),
            MedianLower = First(s => s.Lower ?? 0),
            MedianUpper = First(s => s.Upper ?? 1),
            Steps = steps,
        };

        double? First(Func<SurvivalStep, double> value) => steps.Find(s => value(s) <= 0.5)?.Time;
    }

    private static List<(double Time, bool Event)> Times(Random random, int count, double median) =>
        [.. Enumerable.Range(0, count).Select(_ =>
        {
            var time = -Math.Log(1 - random.NextDouble()) * median / Math.Log(2);
            var censored = 6 + (24 * random.NextDouble());
            return (Math.Round(Math.Min(time, censored), 1) + 0.1, time <= censored);
        })];
}
