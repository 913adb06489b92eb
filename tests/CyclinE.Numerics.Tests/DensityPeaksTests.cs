namespace CyclinE.Numerics.Tests;

public class DensityPeaksTests
{
    [Fact]
    public void Peaks_equal_the_kernel_estimate_maximised_in_R()
    {
        var bandwidth = DensityPeaks.Bandwidth(0.25, GoldenSeries.Values.Length);
        Assert.Equal(0.077155006694950082, bandwidth, 14);

        var (main, runnerUp) = DensityPeaks.Find([.. GoldenSeries.Values], bandwidth);
        Assert.Equal(0.10388188850963352, main.Position, 1e-4);
        Assert.Equal(0.54692115505442429, main.Height, 5e-4);

        // The higher peak at −0.49 is no state of its own: the density sinks by less than 5% before it.
        Assert.NotNull(runnerUp);
        Assert.Equal(1.579687513912873, runnerUp.Value.Position, 1e-4);
        Assert.Equal(0.16568482857791816, runnerUp.Value.Height, 5e-4);
    }

    [Fact]
    public void Two_states_give_two_peaks_the_larger_first()
    {
        var values = States((-0.4, 3000), (0.1, 5000));
        var (main, runnerUp) = DensityPeaks.Find(values, DensityPeaks.Bandwidth(0.1, values.Length));
        Assert.Equal(0.1, main.Position, 0.02);
        Assert.Equal(-0.4, runnerUp!.Value.Position, 0.02);
        Assert.InRange(runnerUp.Value.Height / main.Height, 0.5, 0.7);
    }

    [Fact]
    public void One_state_has_no_runner_up()
    {
        var values = States((0.25, 8000));
        var (main, runnerUp) = DensityPeaks.Find(values, DensityPeaks.Bandwidth(0.1, values.Length));
        Assert.Equal(0.25, main.Position, 0.02);
        Assert.Null(runnerUp);
    }

    [Fact]
    public void A_shift_of_the_values_shifts_the_peaks()
    {
        var values = States((-0.5, 2000), (0, 4000));
        var shifted = values.Select(v => v + 6.0).ToArray();
        var (main, runnerUp) = DensityPeaks.Find(values, 0.05);
        var (mainShifted, runnerUpShifted) = DensityPeaks.Find(shifted, 0.05);
        Assert.Equal(main.Position + 6, mainShifted.Position, 1e-6);
        Assert.Equal(runnerUp!.Value.Position + 6, runnerUpShifted!.Value.Position, 1e-6);
    }

    [Fact]
    public void Order_of_the_values_does_not_matter_beyond_rounding()
    {
        var values = States((0, 4000));
        var reversed = values.Reverse().ToArray();
        Assert.Equal(DensityPeaks.Find(values, 0.05).Main.Position, DensityPeaks.Find(reversed, 0.05).Main.Position, 1e-9);
    }

    [Fact]
    public void A_constant_is_its_own_peak()
    {
        var (main, runnerUp) = DensityPeaks.Find([0.3, 0.3, 0.3], DensityPeaks.Bandwidth(0, 3));
        Assert.Equal(0.3, main.Position, 12);
        Assert.Null(runnerUp);
    }

    [Fact]
    public void Values_far_from_their_median_still_give_an_answer()
    {
        var (main, runnerUp) = DensityPeaks.Find([-10, 10], 0.05);
        Assert.Equal(new DensityPeak(0, 0), main);
        Assert.Null(runnerUp);
    }

    private static double[] States(params (double Level, int Count)[] states)
    {
        var random = new Random(3);
        return
        [
            .. states.SelectMany(s => Enumerable.Range(0, s.Count).Select(_ =>
                s.Level + (0.1 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))),
        ];
    }
}
