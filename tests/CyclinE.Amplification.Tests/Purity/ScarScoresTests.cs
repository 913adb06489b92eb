using CyclinE.Amplification.Scores;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests.Purity;

/// <summary>Karyotypes made by hand on hg19: chromosome 1 has its centromere at 125 Mb and ends at 249.3 Mb.</summary>
public class ScarScoresTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    [Fact]
    public void A_normal_genome_scores_nothing()
    {
        var scars = Score((1, 0, 249, 1, 1), (2, 0, 243, 1, 1));
        Assert.Equal((false, 0.0, 0, 0, 0),
            (scars.GenomeDoubled, scars.LossOfHeterozygosityShare, scars.LargeScaleTransitions, scars.HrdLossOfHeterozygosity, scars.TelomericImbalances));
        Assert.Equal(0, scars.Sum);
    }

    [Fact]
    public void Transitions_need_ten_megabases_on_both_sides_after_three_are_smoothed_away()
    {
        // 0–40 | 40–60: counts. 60–62 is smoothed away and 40–60 meets 62–70 (8 Mb): no. 70–90 against it: no.
        Assert.Equal(1, Score((1, 0, 40, 1, 1), (1, 40, 60, 1, 2), (1, 60, 62, 2, 4), (1, 62, 70, 1, 1), (1, 70, 90, 1, 3),
            (1, 90, 125, 1, 3)).LargeScaleTransitions);

        // Equal sides of a smoothed stretch become one: no transition is left.
        Assert.Equal(0, Score((1, 0, 40, 1, 1), (1, 40, 42, 0, 1), (1, 42, 125, 1, 1)).LargeScaleTransitions);

        // Four megabases apart (a gap without probes) are not neighbours; two are.
        Assert.Equal(0, Score((1, 0, 40, 1, 1), (1, 44, 90, 1, 2)).LargeScaleTransitions);
        Assert.Equal(1, Score((1, 0, 40, 1, 1), (1, 42, 90, 1, 2)).LargeScaleTransitions);

        // A change at the centromere is between arms and does not count.
        Assert.Equal(0, Score((1, 0, 125, 1, 1), (1, 125, 249, 1, 2)).LargeScaleTransitions);
    }

    [Fact]
    public void Long_losses_count_unless_they_are_the_whole_chromosome()
    {
        Assert.Equal(1, Score((1, 0, 16, 0, 1), (1, 16, 249, 1, 1)).HrdLossOfHeterozygosity);
        Assert.Equal(0, Score((1, 0, 15, 0, 1), (1, 15, 249, 1, 1)).HrdLossOfHeterozygosity);

        // One copy and two of the same allele are one loss.
        Assert.Equal(1, Score((1, 0, 9, 0, 1), (1, 9, 18, 0, 2), (1, 18, 249, 1, 1)).HrdLossOfHeterozygosity);
        Assert.Equal(0, Score((1, 0, 100, 0, 1), (1, 100, 249, 0, 2)).HrdLossOfHeterozygosity);
        Assert.Equal(1.0, Score((1, 0, 100, 0, 1), (1, 100, 249, 0, 2)).LossOfHeterozygosityShare);
    }

    [Fact]
    public void Imbalances_count_at_telomeres_and_not_across_the_centromere()
    {
        Assert.Equal(1, Score((1, 0, 50, 1, 2), (1, 50, 249, 1, 1)).TelomericImbalances);
        Assert.Equal(2, Score((1, 0, 50, 1, 2), (1, 50, 200, 1, 1), (1, 200, 249, 0, 2)).TelomericImbalances);
        Assert.Equal(0, Score((1, 0, 130, 1, 2), (1, 130, 249, 1, 1)).TelomericImbalances);
        Assert.Equal(0, Score((1, 0, 50, 1, 1), (1, 50, 90, 1, 2), (1, 90, 249, 1, 1)).TelomericImbalances);

        // Two imbalances side by side reach across together.
        Assert.Equal(0, Score((1, 0, 50, 1, 2), (1, 50, 130, 0, 1), (1, 130, 249, 1, 1)).TelomericImbalances);

        // The whole of what is seen of an acrocentric chromosome.
        Assert.Equal(0, Score((13, 19, 115, 0, 1)).TelomericImbalances);
    }

    [Fact]
    public void Doubling_is_two_copies_of_the_major_allele_over_half_of_the_genome()
    {
        Assert.True(Score((1, 0, 130, 2, 2), (1, 130, 249, 1, 1)).GenomeDoubled);
        Assert.False(Score((1, 0, 110, 2, 2), (1, 110, 249, 0, 1)).GenomeDoubled);
        Assert.True(Score((1, 0, 130, 0, 2), (1, 130, 249, 1, 1)).GenomeDoubled);
    }

    [Fact]
    public void Without_centromeres_two_of_the_scores_are_missing()
    {
        var scars = ScarScores.Of([Segment((1, 0, 40, 1, 2))], GenomeBuild.Of("canFam3"));
        Assert.Equal((null, null, null), (scars.LargeScaleTransitions, scars.TelomericImbalances, scars.Sum));
    }

    private static GenomeScars Score(params (int Chromosome, int Start, int End, int Minor, int Major)[] segments) =>
        ScarScores.Of([.. segments.Select(Segment)], Hg19);

    private static AlleleSegment Segment((int Chromosome, int Start, int End, int Minor, int Major) s) =>
        new(Chromosome.FromNumber(s.Chromosome), (s.Start * 1_000_000) + 1, s.End * 1_000_000, s.Minor, s.Major);
}
