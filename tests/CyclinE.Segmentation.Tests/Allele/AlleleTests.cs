using CyclinE.Genomics.Profiles;
using CyclinE.Segmentation.Allele;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Allele;

/// <summary>Log ratio and B-allele frequency together.</summary>
public class AlleleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Copy_neutral_loss_is_a_segment_though_the_log_ratio_does_not_move(bool normal)
    {
        var profile = AlleleArrays.Make(1, normal, (1000, 0, 0), (400, 0, 0.2), (1000, 0, 0));
        var scalars = AlleleSegmenter.Scalars(profile)!;
        var ends = AlleleArrays.Ends(profile, scalars);
        Assert.Equal(3, ends.Length);
        Assert.InRange(ends[0], 990, 1010);
        Assert.InRange(ends[1], 1390, 1410);
        var folded = AlleleArrays.Folded(profile, scalars);
        var lost = AlleleSegmenter.Describe(folded.AsSpan(ends[0]..ends[1]), scalars);
        var balanced = AlleleSegmenter.Describe(folded.AsSpan(..ends[0]), scalars);
        Assert.Equal(0.2, lost.Imbalance!.Value, 0.03);
        Assert.InRange(lost.BalanceP!.Value, 0, 1e-6);
        Assert.InRange(balanced.Imbalance!.Value, 0, 0.035);
        Assert.InRange(balanced.BalanceP!.Value, 0.001, 1);
        var (minor, major) = AlleleSegmenter.Copies(2, lost.Imbalance.Value);
        Assert.Equal(2, minor + major, 1e-12);
        Assert.Equal(0.6, minor, 0.06);
    }

    [Fact]
    public void A_change_too_faint_for_the_log_ratio_is_found_with_both()
    {
        var profile = AlleleArrays.Make(2, true, (600, 0, 0), (600, 0.025, 0.1));
        var scalars = AlleleSegmenter.Scalars(profile)!;
        var silent = new Profile(profile.Probes, profile.Log2) { Baf = [.. profile.Baf!.Select(_ => float.NaN)] };
        Assert.Null(AlleleSegmenter.Scalars(silent));
        Assert.Single(Alone(profile));
        Assert.Equal(2, AlleleArrays.Ends(profile, scalars).Length);
    }

    [Fact]
    public void Without_heterozygotes_the_log_ratio_decides_alone()
    {
        var profile = AlleleArrays.Make(3, true, (200, 0, 0), (200, 1, 0));
        var none = Enumerable.Repeat(double.NaN, 400).ToArray();
        var ends = new int[400];
        var count = AlleleSegmenter.Segment(Values(profile), none, AlleleArrays.LogSd, 0.05, 1, 400, new SegmentationOptions(), ends,
            TestContext.Current.CancellationToken);
        Assert.Equal(Alone(profile), ends[..count]);
        Assert.Equal(2, count);
        Assert.Equal(new AlleleState(0, null, null), AlleleSegmenter.Describe(none, AlleleSegmenter.Scalars(profile)!));
    }

    [Fact]
    public void Three_amplified_probes_are_a_segment_and_one_far_out_is_none()
    {
        var profile = AlleleArrays.Make(4, true, (500, 0, 0), (3, 3, 0), (500, 0, 0));
        profile.Log2[100] = 50;
        Assert.Equal([500, 503, 1003], AlleleArrays.Ends(profile, AlleleSegmenter.Scalars(profile)!));
    }

    [Fact]
    public void One_probe_is_one_segment_and_none_is_none()
    {
        var options = new SegmentationOptions();
        var ends = new int[1];
        Assert.Equal(1, AlleleSegmenter.Segment([0.1], [0.02], 0.2, 0.05, 1, 1, options, ends, TestContext.Current.CancellationToken));
        Assert.Equal(1, ends[0]);
        Assert.Equal(0, AlleleSegmenter.Segment([], [], 0.2, 0.05, 1, 0, options, ends, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Constant_values_are_one_segment()
    {
        var ends = new int[100];
        Assert.Equal(1, AlleleSegmenter.Segment(new double[100], new double[100], 0.001, 0.005, 1, 100, new SegmentationOptions(), ends,
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>(
            () => AlleleSegmenter.Segment(new double[3], new double[2], 1, 1, 1, 3, new SegmentationOptions(), new int[3],
                TestContext.Current.CancellationToken));

    [Fact]
    public void TumorBoost_takes_the_locus_error_of_the_normal_out()
    {
        // b_T = 0.42, b_N = 0.46: w = 0.42 / 0.46; b' = 0.42 − w·(0.46 − 0.5), by hand.
        var profile = AlleleArrays.Make(5, true, (2000, 0, 0));
        var scalars = AlleleSegmenter.Scalars(profile)!;
        var folded = new double[3];
        AlleleSegmenter.Fold([0.42f, 0.6f, 0.5f], [0.46f, 0.55f, 0.05f], scalars, folded);
        Assert.Equal(Math.Abs(0.42 + (0.42 / 0.46 * 0.04) - 0.5), folded[0], 1e-6);
        Assert.Equal(Math.Abs(0.6 - (0.4 / 0.45 * 0.05) - 0.5), folded[1], 1e-6);
        Assert.Equal(double.NaN, folded[2]);
        Assert.InRange(scalars.BafSigma, 0.045, 0.085);
    }

    [Fact]
    public void A_homozygote_that_noise_carries_towards_the_middle_is_not_taken_for_a_heterozygote()
    {
        var profile = AlleleArrays.Make(6, true, (20_000, 0, 0.3));
        var scalars = AlleleSegmenter.Scalars(profile)!;
        Assert.True(scalars.LimitFitted);
        Assert.InRange(scalars.Heterozygotes, 5500, 6100);
        Assert.InRange(scalars.HeterozygoteLimit, 0.12, 0.3);
    }

    [Fact]
    public void Few_loci_fall_back_to_a_fixed_limit_and_say_so()
    {
        var scalars = AlleleSegmenter.Scalars(AlleleArrays.Make(7, true, (50, 0, 0)))!;
        Assert.False(scalars.LimitFitted);
        Assert.Equal(0.3, scalars.HeterozygoteLimit);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.15)]
    [InlineData(0.3)]
    public void The_noise_of_BAF_is_found_where_a_fifth_of_the_array_is_balanced(double imbalance)
    {
        var noise = new SeededNoise(8);
        double[] signed = [.. Enumerable.Range(0, 20_000)
            .Select(i => (i < 4000 ? 0 : noise.Uniform() < 0.5 ? imbalance : -imbalance) + (0.05 * noise.Gaussian()))];
        var (sigma, error) = BafNoise.Estimate(signed, [signed.Length]);
        Assert.Equal(0.05, sigma, 0.003);
        Assert.InRange(error, 0.02, 0.06);
    }

    [Fact]
    public void The_noise_of_BAF_is_found_without_balance_where_the_bands_stand_apart()
    {
        var noise = new SeededNoise(9);
        double[] signed = [.. Enumerable.Range(0, 20_000).Select(_ => (noise.Uniform() < 0.5 ? 0.2 : -0.2) + (0.05 * noise.Gaussian()))];
        Assert.Equal(0.05, BafNoise.Estimate(signed, [signed.Length]).Sigma, 0.003);
    }

    [Fact]
    public void Cancellation_is_heeded()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var profile = AlleleArrays.Make(10, true, (500, 0, 0));
        Assert.Throws<OperationCanceledException>(
            () => AlleleSegmenter.Segment(Values(profile), [], 0.2, 1, 1, 500, new SegmentationOptions(), new int[500], source.Token));
    }

    private static int[] Alone(Profile profile)
    {
        var ends = new int[profile.Log2.Length];
        var count = AlleleSegmenter.Segment(Values(profile), [], AlleleArrays.LogSd, 1, 1, ends.Length, new SegmentationOptions(), ends,
            TestContext.Current.CancellationToken);
        return ends[..count];
    }

    private static double[] Values(Profile profile) => Array.ConvertAll(profile.Log2, v => (double)v);
}
