using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests.Events;

/// <summary>Which runs of segments become events, on arrays whose segments are known.</summary>
public class EventTests
{
    private const int Kilobases = 100_000;
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    // Chromosome 8 of hg19: the centromere stands at 45.6 Mb.
    private static IReadOnlyList<CopyNumberEvent> EventsOf(params (int Probes, double Level)[] levels) =>
        new SyntheticArray(Hg19).With("1", 1, Kilobases, (1000, 0)).With("8", 50_000_000, Kilobases, levels).Call().Events;

    [Fact]
    public void An_amplicon_in_a_neutral_arm_is_a_focal_event_with_its_neighbours_as_bounds()
    {
        var found = Assert.Single(EventsOf((300, 0), (10, 2.0), (300, 0)));
        Assert.Equal((50_000_000 + (300 * Kilobases), 50_000_000 + (309 * Kilobases)), (found.Start, found.End));
        Assert.Equal((found.Start - Kilobases, found.End + Kilobases), (found.OuterStart, found.OuterEnd));
        Assert.Equal((10, EventLength.Focal, true, CallClass.HighLevelAmplification), (found.Probes, found.Length, found.Focal, found.Call));
        Assert.Equal(2.0, found.Log2, 0.15);
        Assert.Equal(2.0, found.ContrastLeft!.Value, 0.15);
        Assert.Equal(found.Log2, found.Peak, 6);
    }

    [Fact]
    public void A_deletion_is_the_mirror_image()
    {
        var found = Assert.Single(EventsOf((300, 0), (10, -2.0), (300, 0)));
        Assert.Equal((true, CallClass.HomozygousDeletion), (found.Focal, found.Call));
        Assert.True(found.ContrastLeft < -1.5 && found.ContrastRight < -1.5);
    }

    [Fact]
    public void Neighbouring_segments_above_half_the_contrast_are_one_amplicon_and_its_highest_is_the_peak()
    {
        var found = Assert.Single(EventsOf((300, 0), (5, 2.1), (6, 3.0), (4, 1.8), (300, 0)));
        Assert.Equal((15, true), (found.Probes, found.Focal));
        Assert.Equal(3.0, found.Peak, 0.15);
        Assert.Equal(50_000_000 + (305 * Kilobases), found.PeakStart);
    }

    [Fact]
    public void An_amplicon_within_a_gain_is_an_event_of_its_own_and_the_gain_goes_on_around_it()
    {
        var found = EventsOf((200, 0), (100, 0.5), (10, 2.5), (100, 0.5), (200, 0));
        Assert.Equal(2, found.Count);
        Assert.Equal((200, EventLength.Large, false), (found[0].Probes, found[0].Length, found[0].Focal));
        Assert.Equal(50_000_000 + (409 * Kilobases), found[0].End);
        Assert.Equal(0.5, found[0].Log2, 0.1);
        Assert.Equal(CallClass.Gain, found[0].Call);
        Assert.Equal((10, true), (found[1].Probes, found[1].Focal));
        Assert.Equal(2.0, found[1].ContrastLeft!.Value, 0.2);
    }

    [Fact]
    public void A_gain_without_contrast_to_its_flanks_is_not_focal()
    {
        var found = EventsOf((200, 0), (100, 0.5), (10, 0.85), (100, 0.5), (200, 0));
        Assert.False(Assert.Single(found).Focal);
    }

    [Fact]
    public void One_outlying_probe_neither_makes_an_event_nor_breaks_one_in_two()
    {
        Assert.Empty(EventsOf((300, 0), (1, 6.0), (100, 0), (2, -4.0), (100, 0)));
        var found = Assert.Single(EventsOf((300, 0), (10, 2.0), (1, -1.0), (9, 2.0), (300, 0)));
        Assert.Equal((20, true), (found.Probes, found.Focal));
    }

    [Fact]
    public void Three_probes_that_segmentation_cut_into_one_and_two_are_still_an_event()
    {
        var found = Assert.Single(EventsOf((300, 0), (1, 3.6), (2, 2.8), (300, 0)));
        Assert.Equal((3, true), (found.Probes, found.Focal));
    }

    [Fact]
    public void At_an_arms_end_one_flank_is_enough()
    {
        var found = Assert.Single(EventsOf((10, 2.0), (300, 0)));
        Assert.True(found.Focal);
        Assert.Null(found.ContrastLeft);
        Assert.Equal(found.Start, found.OuterStart);
    }

    [Fact]
    public void Short_chromosomes_of_sparse_arrays_have_flanks_of_five_probes()
    {
        var array = new SyntheticArray(Hg19).With("1", 1, Kilobases, (1000, 0));
        Assert.True(Assert.Single(array.With("21", 20_000_000, 1_000_000, (8, 0), (3, 2.5), (8, 0)).Call().Events).Focal);
    }

    [Theory]
    [InlineData(1, EventLength.ArmLevel)] // from the first probe on
    [InlineData(20, EventLength.Large)] // 5% short
    public void Arm_level_is_98_per_cent_of_the_arms_probed_length(int neutral, EventLength expected) =>
        Assert.Equal(expected, EventsOf((neutral, 0), (400 - neutral, 0.5)).Single(e => e.Probes > 300).Length);

    [Fact]
    public void A_gain_of_the_whole_chromosome_crosses_the_centromere_and_is_arm_level()
    {
        var array = new SyntheticArray(Hg19).With("1", 1, Kilobases, (1000, 0)).With("8", 1, 1_000_000, (146, 0.5));
        var found = Assert.Single(array.Call().Events);
        Assert.Equal((146, EventLength.ArmLevel, false), (found.Probes, found.Length, found.Focal));
    }

    [Fact]
    public void An_unknown_build_has_no_arms_and_says_so()
    {
        var array = new SyntheticArray(GenomeBuild.Of("hg16")).With("1", 1, Kilobases, (1000, 0)).With("8", 1, 1_000_000, (146, 0.5));
        var calls = array.Call();
        Assert.Equal(EventLength.Large, Assert.Single(calls.Events).Length);
        Assert.Contains(calls.Notes, n => n.Contains("arm table", StringComparison.Ordinal));
    }

    [Fact]
    public void Events_name_their_genes_highlighted_first_and_arm_level_ones_only_those()
    {
        var genes = new GeneTable(
        [
            new Gene("LOW", Chromosome.Parse("8"), 80_000_000, 80_010_000),
            new Gene("MID", Chromosome.Parse("8"), 80_300_000, 80_310_000, Highlighted: true),
            new Gene("FAR", Chromosome.Parse("8"), 95_000_000, 95_010_000),
        ]);
        var focal = new SyntheticArray(Hg19) { Genes = genes }.With("1", 1, Kilobases, (1000, 0)).With("8", 50_000_000, Kilobases, (300, 0), (10, 2), (300, 0));
        Assert.Equal(["MID", "LOW"], Assert.Single(focal.Call().Events).Genes);
        var arm = new SyntheticArray(Hg19) { Genes = genes }.With("1", 1, Kilobases, (1000, 0)).With("8", 50_000_000, Kilobases, (600, 0.6));
        Assert.Equal(["MID"], Assert.Single(arm.Call().Events).Genes);
    }
}
