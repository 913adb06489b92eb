using CyclinE.Amplification.Worker.Oscillation;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Segments;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>The score of docs/algorithms/oscillation.md, by hand.</summary>
public sealed class OscillationScoreTests
{
    [Fact]
    public void A_chromosome_that_swings_between_two_levels_scores_1_and_a_staircase_0()
    {
        var swings = Assert.Single(Score(0, 1, 0, 1, 0));
        Assert.Equal((5, 3, 3, 1.0), (swings.Segments, swings.Turns, swings.Returns, swings.Score));
        var stairs = Assert.Single(Score(0, 1, 2, 3, 4));
        Assert.Equal((5, 0, 0, 0.0), (stairs.Segments, stairs.Turns, stairs.Returns, stairs.Score));
        var away = Assert.Single(Score(0, 1, 0.5, 1.5, 1)); // It turns and never comes back to where it was.
        Assert.Equal((3, 0, 0.0), (away.Turns, away.Returns, away.Score));
    }

    [Fact]
    public void Neighbours_within_the_gap_are_one_level_and_few_levels_are_not_scored()
    {
        Assert.Empty(Score(0, 0.1, 1, 0.95, 0));
        Assert.Equal(5, Assert.Single(Score(0, 0.1, 1, 0, 0.05, 1, 0)).Segments);
        Assert.Equal(3, Assert.Single(OscillationScore.Of(Segments(0, 1, 0), new OscillationOptions { MinSegments = 3 })).Segments);
    }

    private static IReadOnlyList<ChromosomeOscillation> Score(params double[] means) => OscillationScore.Of(Segments(means), new OscillationOptions());

    private static List<Segment> Segments(params double[] means) =>
    [
        .. means.Select((mean, i) => new Segment
        {
            Chromosome = Chromosome.Parse("8"), Start = (1000 * i) + 1, End = 1000 * (i + 1), FirstProbe = 10 * i, LastProbe = (10 * i) + 9, Probes = 10,
            Mean = mean, NoiseSd = 0.1,
        }),
    ];
}
