using CyclinE.Segmentation.Joint;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Joint;

/// <summary>Shared breaks of several arrays.</summary>
public class JointTests
{
    private static readonly SegmentationOptions Options = new();

    [Fact]
    public void A_step_too_faint_in_most_arrays_alone_is_found_in_all_together()
    {
        double[][] arrays = [.. Enumerable.Range(0, 12).Select(a => Noisy(a + 1, 400, i => i < 200 ? 0 : 0.25))];
        Assert.InRange(arrays.Count(a => Ends([a]).Length > 1), 0, 4);
        var ends = Ends(arrays);
        Assert.Equal(2, ends.Length);
        Assert.InRange(ends[0], 190, 210);
    }

    [Fact]
    public void Three_probes_amplified_in_one_of_ten_arrays_are_a_segment()
    {
        double[][] arrays = [.. Enumerable.Range(0, 10).Select(a => Noisy(a + 50, 500, i => a == 4 && i is >= 230 and < 233 ? 12 : 0))];
        Assert.Equal([230, 233, 500], Ends(arrays));
    }

    [Fact]
    public void One_probe_far_out_in_every_array_makes_no_break()
    {
        double[][] arrays = [.. Enumerable.Range(0, 3).Select(a => Noisy(a + 80, 300, i => i == 150 ? 500 : 0))];
        Assert.Equal([300], Ends(arrays));
    }

    [Fact]
    public void Probes_missing_in_some_arrays_do_not_hide_the_break_in_the_others()
    {
        var first = Noisy(5, 300, i => i < 120 ? 0 : 3);
        var second = Noisy(6, 300, _ => 0);
        Array.Fill(second, double.NaN, 100, 150);
        var ends = Ends([first, second]);
        Assert.Equal(2, ends.Length);
        Assert.InRange(ends[0], 118, 122);
    }

    [Fact]
    public void An_array_without_values_leaves_the_other_as_it_would_be()
    {
        var array = Noisy(7, 300, i => i < 150 ? 0 : 3);
        var ends = Ends([array, [.. Enumerable.Repeat(double.NaN, 300)]]);
        Assert.Equal(2, ends.Length);
    }

    [Fact]
    public void Constant_values_are_one_segment() => Assert.Equal([100], Ends([new double[100], new double[100]]));

    [Fact]
    public void One_probe_is_one_segment_and_none_is_none()
    {
        Assert.Equal([1], Ends([[0.3], [0.1]]));
        Assert.Empty(Ends([[], []]));
    }

    [Fact]
    public void An_array_of_half_the_noise_and_half_the_values_is_the_same_array()
    {
        var first = Noisy(9, 600, i => i < 250 ? 0 : 1);
        var second = Noisy(10, 600, i => i < 400 ? 0 : -1);
        var halved = Array.ConvertAll(second, x => x / 2);
        Assert.Equal(Ends([first, second]), Ends([first, halved], [1, 0.5]));
    }

    [Fact]
    public void The_penalty_of_one_array_is_c_ln_N_and_of_more_grows_slower_than_their_number()
    {
        var one = JointSegmenter.Penalty(1, 100_000, Options);
        Assert.Equal(Options.JointPenalty * Math.Log(100_000), one, 12);
        Assert.InRange(JointSegmenter.Penalty(2, 100_000, Options), one, 2 * one);
        Assert.InRange(JointSegmenter.Penalty(21, 100_000, Options), JointSegmenter.Penalty(20, 100_000, Options), 3 * one);
    }

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Ends([[0, 1], [0]]));
        Assert.Throws<ArgumentException>(() => Ends([]));
    }

    [Fact]
    public void Cancellation_is_heeded()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => JointSegmenter.Segment([Noisy(1, 500, _ => 0)], [1], [1], 500, Options, new int[500], source.Token));
    }

    private static int[] Ends(double[][] arrays, double[]? sigmas = null)
    {
        var length = arrays.Length == 0 ? 0 : arrays[0].Length;
        var ends = new int[length];
        double[] ones = [.. Enumerable.Repeat(1.0, arrays.Length)];
        var count = JointSegmenter.Segment(
            [.. arrays.Select(a => (ReadOnlyMemory<double>)a)], sigmas ?? ones, ones, Math.Max(1, length), Options, ends,
            TestContext.Current.CancellationToken);
        return ends[..count];
    }

    private static double[] Noisy(int seed, int length, Func<int, double> level)
    {
        var noise = new SeededNoise(seed);
        return [.. Enumerable.Range(0, length).Select(i => level(i) + noise.Gaussian())];
    }
}
