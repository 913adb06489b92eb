using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>The amplicons that the method must never swallow, and what any subset of chromosomes gives.</summary>
public class FoundingEventsTests
{
    [Theory]
    [InlineData("HCC1569", 2.995, "RP11-46I12", "RP11-110J19", "CTB-25O22")]
    [InlineData("HCC1569", 3.408, "RP11-62N23", "DMPC-HFF#1-61H8", "RMC17P077")]
    [InlineData("BT474", 2.817, "RP11-62N23", "DMPC-HFF#1-61H8", "RMC17P077")]
    [InlineData("SKBR3", 3.010, "RP11-62N23", "DMPC-HFF#1-61H8", "RMC17P077")]
    public void An_amplicon_of_three_clones_is_a_segment_with_its_unclipped_mean(string line, double mean, params string[] clones)
    {
        var profile = ReferenceProfiles.Neve()[line];
        var names = profile.Probes.Names!;
        var segment = Assert.Single(RobustRuns.Segments(profile), s => s.Any(i => names[i] == clones[1]));
        Assert.Equal(clones, segment.Select(i => names[i]));
        Assert.Equal(mean, segment.Average(i => (double)profile.Log2[i]), 0.0006);
    }

    [Fact]
    public void Any_subset_of_chromosomes_gives_the_same_segments()
    {
        var profile = ReferenceProfiles.Neve()["SKBR3"];
        var all = RobustRuns.Segments(profile);
        Assert.Equal(
            all.Where(s => s[0] >= profile.Probes.Chromosomes[7].First && s[0] < profile.Probes.Chromosomes[9].End),
            RobustRuns.Segments(profile, 8, 9, 10));
    }
}
