using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Tests;

/// <summary>The difference of two arrays of one platform.</summary>
public class PairSegmenterTests
{
    private const float Missing = float.NaN;
    private static readonly PairSegmentationOptions Fpop = new() { Segmenter = PairSegmentationMethod.Fpop };

    [Fact]
    public void Difference_is_between_centred_values_and_missing_where_either_is()
    {
        var resistant = Profiles.Of([1, 2, Missing, 4, float.PositiveInfinity], [float.MaxValue]);
        var parental = Profiles.Of([0.5f, Missing, 3, -4, 1], [-float.MaxValue]);

        var difference = PairSegmenter.Difference(resistant, 0.25, parental, -0.5);

        Assert.Equal([-0.25f, Missing, Missing, 7.25f, Missing, Missing], difference);
    }

    [Fact]
    public void What_both_share_cancels_and_what_one_acquired_is_found()
    {
        var noise = new SeededNoise(21);
        (int, double)[] parentalLevels = [(300, 0), (200, 1), (103, 0), (400, -0.5)];
        (int, double)[] resistantLevels = [(300, 0), (200, 1), (50, 0), (3, 3), (50, 0), (400, -0.5)];
        var parental = Profiles.Of(Profiles.Noisy(noise, 0.15, 0.02, parentalLevels));
        var resistant = Profiles.Of(Profiles.Noisy(noise, 0.15, 0.02, resistantLevels));

        var result = PairSegmenter.Segment(
            resistant, 0.1, parental, -0.2, Fpop, TestContext.Current.CancellationToken);

        Assert.Equal(3, result.Segments.Count);
        Assert.Equal((550, 552), (result.Segments[1].FirstProbe, result.Segments[1].LastProbe));
        Assert.Equal(2.7, result.Segments[1].Mean, 0.4);
        Assert.Equal(-0.3, result.Segments[0].Mean, 0.05);
        Assert.Equal(0.15 * Math.Sqrt(2), result.Sigma, 0.02);
        Assert.Equal(3 * result.Sigma * result.Sigma * result.Tau * Math.Log(result.Probes), result.Penalty!.Value, 1e-12);
        Profiles.AssertCovers(new Profile(resistant.Probes, PairSegmenter.Difference(resistant, 0.1, parental, -0.2)), result);
    }

    [Fact]
    public void An_array_against_itself_has_one_level()
    {
        var profile = Profiles.Of(Profiles.Noisy(new SeededNoise(22), 0.2, 0.1, (300, 0), (300, 2)));
        var result = PairSegmenter.Segment(profile, 0.3, profile, 0.3, Fpop, TestContext.Current.CancellationToken);
        var segment = Assert.Single(result.Segments);
        Assert.Equal((0.0, SegmentationNoise.SigmaFloor, 1.0), (segment.Mean, result.Sigma, result.Tau));
    }

    [Fact]
    public void Equal_platforms_need_not_be_one_object_but_different_ones_are_the_users_to_mend()
    {
        var profile = Profiles.Of([1, 2, 3]);
        Assert.Equal([0f, 0, 0], PairSegmenter.Difference(profile, 0, Profiles.Of([1, 2, 3]), 0));

        var error = Assert.Throws<InvalidInputException>(() => PairSegmenter.Difference(profile, 0, Profiles.Of([1, 2]), 0));
        Assert.Equal("pair-platform", error.Problem.Code);
        Assert.Contains("3 probes", error.Problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(error.Problem.Remedy);
    }
}
