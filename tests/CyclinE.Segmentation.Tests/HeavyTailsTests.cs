using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Tests;

/// <summary>The word on noise that squared loss takes for events, and the smoothing by which <c>cbs</c> bears it.</summary>
public class HeavyTailsTests
{
    public static TheoryData<SegmentationMethod, bool> Methods => new()
    {
        { SegmentationMethod.Fpop, true }, { SegmentationMethod.Haar, true }, { SegmentationMethod.Robust, false }, { SegmentationMethod.Cbs, false },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Methods_of_squared_loss_say_that_heavy_tails_will_break_up(SegmentationMethod method, bool says)
    {
        var profile = Profiles.Of(HeavyTailed(3, 3000), HeavyTailed(4, 3000));

        var notes = Profiles.Segment(profile, new ArraySegmentationOptions { Segmenter = method }).Notes;

        Assert.Equal(says, notes is not null);
        if (notes is not null)
        {
            var note = Assert.Single(notes);
            Assert.Contains("heavy-tailed", note, StringComparison.Ordinal);
            Assert.Contains($"of 6,000 probes", note, StringComparison.Ordinal);
            Assert.Contains($"{method.ToString().ToLowerInvariant()} takes such probes for events and will over-segment", note, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Gaussian_noise_with_changes_of_copy_number_is_not_heavy_tailed()
    {
        var noise = new SeededNoise(5);
        (int, double)[] manySteps = [.. Enumerable.Range(0, 100).Select(i => (20, i % 2 == 0 ? 0.0 : 3.0))];
        var profile = Profiles.Of(Profiles.Noisy(noise, 0.15, 0.02, manySteps), Profiles.Noisy(noise, 0.15, 0, (20_000, 0), (1, 4), (1000, 0)));

        Assert.Equal(1, HeavyTails.Count(profile, 0.15));
        Assert.Null(Profiles.Segment(profile).Notes);
    }

    [Fact]
    public void A_probe_stands_out_from_finite_neighbours_of_its_own_chromosome()
    {
        float[] out3 = [0, 0, float.NaN, 5, float.NaN, 0, 0, -5, 0, 0];
        Assert.Equal(2, HeavyTails.Count(Profiles.Of(out3), 0.1));
        Assert.Equal(0, HeavyTails.Count(Profiles.Of([0, 0, 5], [0, 0, 0]), 0.1));
        Assert.Equal(0, HeavyTails.Count(Profiles.Of([0, 0, 5, 5, 0, 0]), 0.1));
    }

    /// <summary>One outlier beside a step: the search finds its arc, both ends fail, and DNAcopy without smoothing sees nothing.</summary>
    [Fact]
    public void Cbs_smooths_as_DNAcopy_is_run_unless_told_not_to()
    {
        var noise = new SeededNoise(8);
        var values = Profiles.Noisy(noise, 0.2, 0, (150, 0), (150, 0.35));
        values[60] = 12;
        var profile = Profiles.Of(values);

        var usual = Profiles.Segment(profile, new ArraySegmentationOptions { Segmenter = SegmentationMethod.Cbs });
        var plain = Profiles.Segment(profile, new ArraySegmentationOptions { Segmenter = SegmentationMethod.Cbs, CbsSmooth = false });

        Assert.Single(plain.Segments);
        Assert.Equal(2, usual.Segments.Count);
        Assert.InRange(usual.Segments[0].Probes, 140, 160);
        // Smoothing finds breaks only: means are of what was measured.
        Assert.Equal(values[..usual.Segments[0].Probes].Average(v => (double)v), usual.Segments[0].Mean, 1e-9);
    }

    /// <summary>Gaussian but for one probe in fifty at 10 to 20 σ.</summary>
    private static float[] HeavyTailed(int seed, int probes)
    {
        var noise = new SeededNoise(seed);
        return [.. Enumerable.Range(0, probes).Select(_ => (float)(0.2 * (noise.Uniform() < 0.02 ? Outlier() : noise.Gaussian())))];

        double Outlier() => (noise.Uniform() < 0.5 ? -1 : 1) * (10 + (10 * noise.Uniform()));
    }
}
