using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;
using CyclinE.Segmentation.Tuning;

namespace CyclinE.Segmentation.Tests.Tuning;

/// <summary>Learning a penalty from labels.</summary>
public class PenaltyTuningTests
{
    [Fact]
    public void Targets_that_agree_with_the_rule_leave_it_as_it_is()
    {
        PenaltyTarget[] targets = [.. Sigmas().Select(s => Target(s, 10_000, Math.Log(3) - 2, Math.Log(3) + 2))];
        Assert.Equal(PenaltyModel.OfRule(3), IntervalRegression.Fit(targets, 3));
        Assert.Equal(PenaltyModel.OfRule(3), IntervalRegression.Fit([], 3));
        Assert.Equal(PenaltyModel.OfRule(3), IntervalRegression.Fit([new PenaltyTarget(0.2, 1000, double.NegativeInfinity, double.PositiveInfinity)], 3));
    }

    [Fact]
    public void A_fit_is_a_minimum_of_its_loss()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var noise = new SeededNoise(seed);
            PenaltyTarget[] targets =
            [
                .. Enumerable.Range(0, 3 + (seed % 20)).Select(_ =>
                {
                    var middle = noise.Gaussian();
                    return Target(
                        0.05 + (0.5 * noise.Uniform()),
                        2000 + (int)(500_000 * noise.Uniform()),
                        noise.Uniform() < 0.2 ? double.NegativeInfinity : middle - noise.Uniform(),
                        noise.Uniform() < 0.2 ? double.PositiveInfinity : middle + noise.Uniform());
                }),
            ];
            var model = IntervalRegression.Fit(targets, 3);
            var informative = targets.Where(t => double.IsFinite(t.LogLow) || double.IsFinite(t.LogHigh)).ToArray();
            var loss = IntervalRegression.Loss(informative, model);
            foreach (var h in new[] { 1e-4, -1e-4 })
            {
                Assert.True(loss <= IntervalRegression.Loss(informative, model with { Intercept = model.Intercept + h }) + 1e-12);
                Assert.True(loss <= IntervalRegression.Loss(informative, model with { LogSigma = model.LogSigma + h }) + 1e-12);
                Assert.True(loss <= IntervalRegression.Loss(informative, model with { LogLogProbes = model.LogLogProbes + h }) + 1e-12);
            }
        }
    }

    [Fact]
    public void Arrays_of_one_noise_and_size_move_the_constant_and_keep_the_slopes_near_the_rule()
    {
        var model = IntervalRegression.Fit([.. Enumerable.Repeat(Target(0.2, 50_000, 3, 6), 10)], 3);
        Assert.Equal(3.0 + 1, Math.Log(model.Penalty(0.2, 1, 50_000) / PenaltyModel.OfRule(1).Penalty(0.2, 1, 50_000)), 0.01);
        Assert.Equal((2, 1), (model.LogSigma, model.LogLogProbes));
    }

    [Fact]
    public void A_slope_that_the_data_show_is_learned()
    {
        PenaltyTarget[] targets = [.. Sigmas().Select(s => Target(s, 10_000, -1.2 * Math.Log(s), 2.2 - (1.2 * Math.Log(s))))];
        Assert.Equal(2 - 1.2, IntervalRegression.Fit(targets, 3).LogSigma, 0.25);
    }

    [Fact]
    public void Labels_repair_a_rule_that_is_far_off_on_arrays_that_took_no_part()
    {
        LabelledArray[] arrays = [.. Enumerable.Range(0, 8).Select(Draw)];

        var tuned = PenaltyTuning.Tune(arrays, 60);

        Assert.Equal(8 * 3 * 4, tuned.Labels);
        Assert.True(tuned.DefaultErrors.MissedBreaks > 20, $"{tuned.DefaultErrors}");
        Assert.InRange(tuned.Errors.Total, 0, 3);
        Assert.Equal(arrays.Select(a => a.Name), tuned.LeftOut.Select(a => a.Name));
        Assert.InRange(tuned.Model.Penalty(0.2, 1, 3000) / (0.04 * Math.Log(3000)), 1.2, 40);
    }

    [Fact]
    public void A_single_array_is_judged_by_the_rule()
    {
        var tuned = PenaltyTuning.Tune([Draw(0)], 3);
        var array = Assert.Single(tuned.LeftOut);
        Assert.Equal(array.DefaultPenalty, array.Penalty);
        Assert.Equal(array.DefaultErrors, array.Errors);
        Assert.Throws<ArgumentException>(() => PenaltyTuning.Tune([], 3));
    }

    [Fact]
    public void The_rule_is_the_penalty_of_the_method()
    {
        var options = new SegmentationOptions();
        Assert.Equal(
            SegmentationNoise.Penalty(0.17, 1.6, 44_000, options.FpopPenalty),
            PenaltyModel.OfRule(options.FpopPenalty).Penalty(0.17, 1.6, 44_000),
            1e-12);
    }

    private static double[] Sigmas() => [.. Enumerable.Range(0, 20).Select(i => 0.05 * Math.Pow(1.2, i))];

    /// <summary>A target given as ln c under the default rule.</summary>
    private static PenaltyTarget Target(double sigma, int probes, double logLow, double logHigh)
    {
        var rule = Math.Log(PenaltyModel.OfRule(1).Penalty(sigma, 1, probes));
        return new PenaltyTarget(sigma, probes, logLow + rule, logHigh + rule);
    }

    /// <summary>Three chromosomes of 1,000 probes, a gain of 2 σ in the middle; both edges and both flanks labelled.</summary>
    private static LabelledArray Draw(int seed)
    {
        var noise = new SeededNoise(seed);
        var sigma = 0.1 + (0.2 * noise.Uniform());
        var values = Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 1000)
            .Select(i => sigma * (noise.Gaussian() + (i is >= 400 and < 600 ? 2 : 0))).ToArray()).ToArray();
        var measured = LagNoise.Sigma([.. values.SelectMany(v => v).Select(v => (float)v)]);
        BreakLabel[] labels = [new(0, 380, false), new(381, 420, true), new(580, 620, true), new(621, 998, false)];
        return new LabelledArray
        {
            Name = $"array {seed}",
            Sigma = measured,
            Tau = 1,
            Probes = 3000,
            Chromosomes = [.. values.Select(v => PenaltyTuning.Chromosome(v, labels, measured, 1, 3000, TestContext.Current.CancellationToken))],
        };
    }
}
