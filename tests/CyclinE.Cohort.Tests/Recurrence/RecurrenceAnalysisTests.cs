using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Tests.Recurrence;

/// <summary>Small cohorts whose answer is known.</summary>
public class RecurrenceAnalysisTests
{
    private static readonly RecurrenceGenome Genome = RecurrenceGenome.Of(GenomeBuild.Of("hg19"));

    [Fact]
    public void A_recurrent_CCNE1_amplicon_is_the_one_peak_and_is_named()
    {
        var result = Run(Cohort(30, 10));

        var peak = Assert.Single(result.Peaks);
        Assert.Equal((RecurrenceDirection.Amplification, "19q", "CCNE1"), (peak.Direction, peak.Arm, peak.Label));
        Assert.Equal(10, peak.Samples);
        Assert.Equal((1.0, 1.0), (peak.Support!.Value, peak.PlaceSupport!.Value));
        Assert.InRange(30_300_000, peak.WideStart, peak.WideEnd);

        // a = 2^2.5 − 2 (capped) of 10 in 30 samples.
        Assert.Equal(2.5145 * (Math.Pow(2, 2.5) - 2) / 3, peak.G, 1e-12);
    }

    [Fact]
    public void A_peak_that_stands_on_one_sample_says_so()
    {
        var result = Run(Cohort(30, 2));

        var peak = Assert.Single(result.Peaks);
        Assert.Equal(["S00", "S01"], peak.LostWithout);
        Assert.Contains(result.Notes, n => n.Contains("CCNE1", StringComparison.Ordinal) && n.Contains("lost", StringComparison.Ordinal));
    }

    [Fact]
    public void The_bootstrap_gives_a_strong_peak_more_support_than_a_weak_one()
    {
        var options = new RecurrenceOptions { Stability = RecurrenceStability.Bootstrap, Replicates = 200 };
        var strong = Assert.Single(Run(Cohort(30, 10), options).Peaks);
        var weak = Assert.Single(Run(Cohort(30, 2), options).Peaks);
        Assert.InRange(strong.Support!.Value, 0.98, 1);
        Assert.InRange(weak.Support!.Value, 0.2, 0.8);
    }

    [Fact]
    public void A_lost_arm_under_a_focal_deletion_adds_to_its_score()
    {
        static RecurrenceSample[] Deleted(double arm) =>
        [
            .. Enumerable.Range(0, 20)
                .Select(i => Sample(i, (10, 1, 88_999_999, arm), (10, 89_000_000, 90_000_000, i < 8 ? Math.Log2(0.6 / 2) : arm),
                    (10, 90_000_001, 135_000_000, arm))),
        ];

        var alone = Run(Deleted(0)).Deletion.G.Max();
        var lost = Run(Deleted(Math.Log2(1.4 / 2))).Deletion.G.Max();

        // Focal 2 − 0.6 = 1.4 copies, capped at 2 − 2^−0.5; on an arm at 1.4 copies the focal rest, and −ln max(0.1, 1 − b − a).
        var floor = 2 - Math.Pow(2, -0.5);
        Assert.Equal(2.1653 * floor * 8 / 20, alone, 1e-9);
        Assert.Equal(((2.1653 * (floor - 0.6)) - Math.Log(0.1)) * 8 / 20, lost, 1e-9);
    }

    [Fact]
    public void Gains_of_an_arm_are_in_the_arm_table_and_make_no_focal_peak()
    {
        RecurrenceSample[] cohort = [.. Enumerable.Range(0, 20).Select(i => Sample(i, (8, 1, 45_000_000, 0), (8, 46_000_000, 146_000_000, i < 9 ? 0.5 : 0)))];
        var result = Run(cohort);

        Assert.Empty(result.Peaks);
        var arm = result.Arms.Single(a => a.Arm == "8q");
        Assert.Equal((9, 0.45), (arm.Gain.Count, arm.Gain.Frequency));
        Assert.Equal(Math.Pow(2, 1.5) - 2, arm.Gain.Amplitude!.Value, 1e-12);
        Assert.InRange(arm.Gain.Q!.Value, 0, 1e-6);
    }

    [Fact]
    public void A_gain_of_1q_is_broad_though_its_first_marker_lies_20_Mb_behind_the_centromere()
    {
        // A segmenter that knows no centromere lets the unchanged short arm run on to the last marker before the break.
        RecurrenceSample[] cohort = [.. Enumerable.Range(0, 20).Select(i => Sample(i, (1, 1, 143_000_000, 0), (1, 144_000_000, 249_000_000, i < 9 ? 0.5 : 0)))];
        var result = Run(cohort);

        Assert.Empty(result.Peaks);
        Assert.Equal(9, result.Arms.Single(a => a.Arm == "1q").Gain.Count);
    }

    [Fact]
    public void The_order_of_samples_and_of_their_segments_does_not_matter()
    {
        var cohort = Cohort(30, 6);
        RecurrenceSample[] turned = [.. cohort.Reverse().Select(s => s with { Segments = [.. s.Segments.Reverse()] })];
        var (first, second) = (Run(cohort), Run(turned));
        Assert.Equal(first.Amplification.Starts, second.Amplification.Starts);
        Assert.All(first.Amplification.G.Zip(second.Amplification.G), p => Assert.Equal(p.First, p.Second, 1e-12));
        Assert.Equal(first.Peaks.Select(p => (p.Label, p.Support)), second.Peaks.Select(p => (p.Label, p.Support)));
    }

    [Fact]
    public void Two_runs_are_equal_to_the_bit()
    {
        var (first, second) = (Run(Cohort(30, 6)), Run(Cohort(30, 6)));
        Assert.Equal(first.Amplification.Q, second.Amplification.Q);
        Assert.Equal(first.Peaks.Select(p => (p.WideStart, p.WideEnd, p.ResidualQ)), second.Peaks.Select(p => (p.WideStart, p.WideEnd, p.ResidualQ)));
    }

    private static CohortRecurrence Run(IEnumerable<RecurrenceSample> samples, RecurrenceOptions? options = null) =>
        RecurrenceAnalysis.Run(samples, Genome, options ?? new RecurrenceOptions(), CancellationToken.None);

    // Everyone has a passenger somewhere else; some have CCNE1 amplified, each with other bounds.
    private static RecurrenceSample[] Cohort(int samples, int amplified) =>
    [
        .. Enumerable.Range(0, samples).Select(i =>
        {
            var passenger = 10_000_000 + (7_000_000 * i);
            List<(int, int, int, double)> segments =
            [
                (1, 1, passenger - 1, 0), (1, passenger, passenger + 2_000_000, 0.6), (1, passenger + 2_000_001, 249_000_000, 0),
            ];
            for (var c = 2; c <= 18; c++)
            {
                segments.Add((c, 1, 70_000_000, 0));
            }

            segments.AddRange(
                i < amplified
                    ? [(19, 1, 30_200_000 - (i * 10_000), 0), (19, 30_200_001 - (i * 10_000), 30_400_000 + (i * 10_000), 3),
                        (19, 30_400_001 + (i * 10_000), 59_000_000, 0)]
                    : [(19, 1, 59_000_000, 0)]);
            return Sample(i, [.. segments]);
        }),
    ];

    private static RecurrenceSample Sample(int index, params (int Chromosome, int Start, int End, double Log2)[] segments)
    {
        // The rest of the genome unchanged, so that the median is 0.
        var others = Enumerable.Range(2, 3).Where(c => segments.All(s => s.Chromosome != c)).Select(c => (c, 1, 190_000_000, 0.0));
        return new RecurrenceSample
        {
            Id = $"S{index:00}",
            Segments = [.. segments.Concat(others).Select(s => new RecurrenceSegment(Chromosome.FromNumber(s.Item1), s.Item2, s.Item3, 0, s.Item4))],
        };
    }
}
