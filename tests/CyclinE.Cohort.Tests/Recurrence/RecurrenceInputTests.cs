using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Tests.Recurrence;

public class RecurrenceInputTests
{
    private static readonly RecurrenceGenome Genome = RecurrenceGenome.Of(GenomeBuild.Of("hg19"));

    [Fact]
    public void An_overlapping_segment_is_refused_with_its_line_where_it_is_not_to_be_mended()
    {
        var e = Assert.Throws<InvalidInputException>(
            () => Run(new RecurrenceOptions { Repair = false }, Sample("A", (1, 100, 50_000_000, 0.1), (1, 49_000_000, 90_000_000, 0.3))));

        Assert.Equal("segment-overlap", e.Problem.Code);
        Assert.Equal("study.seg, line 3", e.Problem.Where);
        Assert.Contains("1:49,000,000–90,000,000 (line 3) of A overlaps 1:100–50,000,000 (line 2)", e.Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_beyond_the_end_of_its_chromosome_names_its_length()
    {
        var e = Assert.Throws<InvalidInputException>(() => Run(new RecurrenceOptions { Repair = false }, Sample("A", (22, 40_000_000, 60_000_000, 0.1))));
        Assert.Equal("segment-crosses-end", e.Problem.Code);
        Assert.Contains("51,304,566 base pairs", e.Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Mended_segments_are_counted_by_kind()
    {
        var result = Run(
            new RecurrenceOptions(),
            Sample("A", (1, 100, 50_000_000, 0.1), (1, 49_000_000, 90_000_000, 0.3), (1, 60_000_000, 70_000_000, 0.3), (22, 40_000_000, 60_000_000, 0),
                (21, 50_000_000, 51_000_000, 0)),
            Sample("B", (2, 900_000, 100, 0.1), (3, 1, 1000, double.NaN)),
            Sample("C", (2, 1, 1000, 0)));

        Assert.Equal(new RecurrenceRepairs(1, 1, 1, 1, 1, 1, 2), result.Repairs);
        Assert.Contains(result.Notes, n => n.StartsWith("Segments mended or left out: 1 overlapping, 1 within others,", StringComparison.Ordinal));
    }

    [Fact]
    public void Mending_an_overlap_equals_the_same_segments_cut_by_hand()
    {
        static RecurrenceSample[] Cohort(params (int, int, int, double)[] odd) =>
            [.. Enumerable.Range(0, 6)
                .Select(i => i == 0 ? Sample("odd", odd)
                    : Sample($"S{i}", (1, 1, 60_000_000, 0), (1, 60_000_001, 62_000_000, 1), (1, 62_000_001, 249_000_000, 0)))];

        var mended = Run(new RecurrenceOptions(), Cohort((1, 1, 61_000_000, 0), (1, 60_500_000, 62_000_000, 1), (1, 62_000_001, 249_000_000, 0)));
        var cut = Run(new RecurrenceOptions(), Cohort((1, 1, 61_000_000, 0), (1, 61_000_001, 62_000_000, 1), (1, 62_000_001, 249_000_000, 0)));
        Assert.Equal(cut.Amplification.G, mended.Amplification.G);
        Assert.Equal(cut.Amplification.Starts, mended.Amplification.Starts);
    }

    [Fact]
    public void A_sample_twice_and_scales_mixed_are_refused()
    {
        Assert.Equal("recurrence-id-twice",
            Assert.Throws<InvalidInputException>(() => Run(new RecurrenceOptions(), Sample("A", (1, 1, 2, 0)), Sample("A", (1, 1, 2, 0)))).Problem.Code);
        Assert.Equal("recurrence-scales",
            Assert.Throws<InvalidInputException>(
                () => Run(new RecurrenceOptions(), Sample("A", (1, 1, 2, 0)),
                    Sample("B", (1, 1, 2, 0)) with { Scale = RecurrenceScale.FocalCopies })).Problem.Code);
        Assert.Equal("recurrence-too-few", Assert.Throws<InvalidInputException>(() => Run(new RecurrenceOptions(), Sample("A", (1, 1, 2, 0)))).Problem.Code);
    }

    [Fact]
    public void X_takes_part_by_option_and_only_of_samples_whose_sex_is_known()
    {
        RecurrenceSample[] cohort =
        [
            .. Enumerable.Range(0, 6)
                .Select(i => Sample($"S{i}", (1, 1, 249_000_000, 0), (23, 1, 30_000_000, 0), (23, 30_000_001, 31_000_000, 1),
                    (23, 31_000_001, 155_000_000, 0)) with
            {
                Sex = i switch { 0 => null, 1 => Sex.Male, _ => Sex.Female },
            }),
        ];

        Assert.DoesNotContain((byte)23, Run(new RecurrenceOptions(), cohort).Amplification.Chromosomes);
        var with = Run(new RecurrenceOptions { SexChromosomes = true }, cohort);
        var highest = Enumerable.Range(0, with.Amplification.G.Count).MaxBy(k => with.Amplification.G[k]);
        Assert.Equal(23, with.Amplification.Chromosomes[highest]);
        Assert.Equal(5f / 6, with.Amplification.Frequency[highest], 1e-6f);
        Assert.Contains("X and Y of 1 samples of unknown sex took no part.", with.Notes);
    }

    [Fact]
    public void X_of_a_man_against_a_female_reference_is_not_a_deletion()
    {
        RecurrenceSample[] cohort =
            [.. Enumerable.Range(0, 6)
                .Select(i => Sample($"S{i}", (1, 1, 249_000_000, 0), (23, 1, 155_000_000, -1)) with { Sex = Sex.Male, ReferenceSex = Sex.Female })];
        var arms = Run(new RecurrenceOptions { SexChromosomes = true }, cohort).Arms;
        Assert.All(arms, a => Assert.Equal(0, a.Loss.Count));
        Assert.Contains(arms, a => a.Arm == "Xq");
    }

    private static CohortRecurrence Run(RecurrenceOptions options, params RecurrenceSample[] samples) =>
        RecurrenceAnalysis.Run(samples, Genome, options, CancellationToken.None);

    private static RecurrenceSample Sample(string id, params (int Chromosome, int Start, int End, double Log2)[] segments) => new()
    {
        Id = id,
        Source = "study.seg",
        Segments = [.. segments.Select((s, i) => new RecurrenceSegment(Chromosome.FromNumber(s.Chromosome), s.Start, s.End, 0, s.Log2, i + 2))],
    };
}
