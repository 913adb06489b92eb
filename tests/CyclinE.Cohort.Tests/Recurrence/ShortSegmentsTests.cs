using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Tests.Recurrence;

public class ShortSegmentsTests
{
    private static readonly RecurrenceGenome Genome = RecurrenceGenome.Of(GenomeBuild.Of("hg19"));

    /// <summary>A variant of two probes that many carry is no peak; a target of thirty probes in fewer is.</summary>
    [Fact]
    public void Segments_of_too_few_markers_are_joined_to_the_neighbour_closest_in_copy_number_and_counted()
    {
        var cohort = Cohort();

        var joined = Run(new RecurrenceOptions(), Genome, cohort);
        var peak = Assert.Single(joined.Peaks);
        Assert.Equal((10, RecurrenceDirection.Deletion), (peak.Chromosome.Number, peak.Direction));
        Assert.Contains(joined.Notes,
            n => n.StartsWith("Segments of fewer than 4 markers were joined to the neighbour closest in copy number: 12, in 12 samples",
                StringComparison.Ordinal));

        var left = Run(new RecurrenceOptions { JoinMarkers = 0 }, Genome, cohort);
        Assert.Equal(6, left.Peaks.Where(p => p.Direction == RecurrenceDirection.Deletion).MinBy(p => p.Q)!.Chromosome.Number);
    }

    [Fact]
    public void Two_short_neighbours_of_one_level_make_one_segment_that_stays()
    {
        var sample = Sample("A", (1, 1, 100_000_000, 5000, 0), (1, 100_000_001, 100_010_000, 2, -2.0), (1, 100_010_001, 100_020_000, 3, -1.9),
            (1, 100_020_001, 200_000_000, 5000, 0));
        var found = Run(new RecurrenceOptions(), Genome, [sample, sample with { Id = "B" }]);
        var lost = Enumerable.Range(0, found.Deletion.G.Count).Where(i => found.Deletion.G[i] > 0)
            .Select(i => (found.Deletion.Starts[i], found.Deletion.Ends[i])).ToList();
        Assert.Equal([(100_000_001, 100_020_000)], lost);
    }

    /// <summary>Three BAC clones are an amplicon: arrays of sparse probes keep their short segments, and it is said.</summary>
    [Fact]
    public void Where_markers_lie_far_apart_nothing_is_joined()
    {
        RecurrenceSample[] cohort =
            [.. Enumerable.Range(0, 6)
                .Select(i => Sample($"S{i}", (19, 1, 29_000_000, 29, 0), (19, 29_000_001, 32_000_000, 3, 2.9), (19, 32_000_001, 59_000_000, 27, 0)))];
        var found = Run(new RecurrenceOptions(), Genome, cohort);
        Assert.Equal(6, found.Samples);
        Assert.Contains("In 6 samples markers lie over 100 kb apart: their short segments were not joined.", found.Notes);
        Assert.True(found.Amplification.G.Max() > 3);
    }

    /// <summary>What lies in the mask has no markers: a germline variant between masked ends is gone, and its neighbours meet.</summary>
    [Fact]
    public void Masked_stretches_take_their_markers_out_and_an_event_about_them_stays_whole()
    {
        var mask = new GenomeMask("hg19", [(Chromosome.FromNumber(6), 32_000_000, 33_000_000), (Chromosome.FromNumber(10), 89_400_000, 89_450_000)]);
        var found = Run(new RecurrenceOptions { JoinMarkers = 0 }, Genome with { Mask = mask }, Cohort());
        var peak = Assert.Single(found.Peaks);
        Assert.Equal(10, peak.Chromosome.Number);
        Assert.True(peak.PeakStart <= 89_000_001 && peak.PeakEnd >= 90_000_000);
        Assert.Contains(found.Notes, n => n.Contains("segments lost the markers that lie in masked stretches", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_without_arms_says_that_whole_chromosomes_stand_for_them()
    {
        var found = Run(new RecurrenceOptions(), RecurrenceGenome.Of(GenomeBuild.Of("hg16")), Cohort());
        Assert.Contains(found.Notes, n => n.Contains("hg16 has no arm table: whole chromosomes stand for arms", StringComparison.Ordinal));
    }

    // 40 tumours on dense arrays: 12 carry a variant of 2 markers on 6p, 8 others a deletion of 30 markers at PTEN.
    private static RecurrenceSample[] Cohort() =>
    [
        .. Enumerable.Range(0, 40).Select(i => i switch
        {
            < 12 => Sample($"S{i:00}", (6, 1, 32_500_000, 3000, 0), (6, 32_500_001, 32_520_000, 2, -3), (6, 32_520_001, 170_000_000, 14000, 0),
                (10, 1, 135_000_000, 13000, 0)),
            < 20 => Sample($"S{i:00}", (6, 1, 170_000_000, 17000, 0), (10, 1, 89_000_000, 9000, 0), (10, 89_000_001, 90_000_000, 30, -3),
                (10, 90_000_001, 135_000_000, 4500, 0)),
            _ => Sample($"S{i:00}", (6, 1, 170_000_000, 17000, 0), (10, 1, 135_000_000, 13000, 0)),
        }),
    ];

    private static CohortRecurrence Run(RecurrenceOptions options, RecurrenceGenome genome, RecurrenceSample[] samples) =>
        RecurrenceAnalysis.Run(samples, genome, options, CancellationToken.None);

    private static RecurrenceSample Sample(string id, params (int Chromosome, int Start, int End, int Markers, double Log2)[] segments) => new()
    {
        Id = id,
        Segments = [.. segments.Select(s => new RecurrenceSegment(Chromosome.FromNumber(s.Chromosome), s.Start, s.End, s.Markers, s.Log2))],
    };
}
