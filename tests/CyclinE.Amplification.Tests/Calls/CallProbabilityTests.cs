using CyclinE.Amplification.Probability;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests.Calls;

/// <summary>Probabilities of calls: by the mixture from 30 segments on, by the standard error below.</summary>
public class CallProbabilityTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    private static SyntheticArray Many(params (int Probes, double Level)[] own)
    {
        var array = new SyntheticArray(Hg19, sigma: 0.2);
        (int, double)[] levels = [(400, 0), (200, 0.45), (300, 0), (250, -0.5), (350, 0.01)];
        foreach (var chromosome in new[] { "1", "2", "3", "4", "5", "6" })
        {
            array.With(chromosome, 1, 40_000, levels);
        }

        return array.With("8", 50_000_000, 20_000, own);
    }

    [Fact]
    public void From_thirty_segments_on_they_rest_on_the_mixture_and_say_so()
    {
        var calls = Many((500, 0), (300, 0.45), (500, 0)).Call();
        Assert.Equal("mixture", calls.ProbabilityBasis);
        Assert.All(calls.Segments, s => Assert.InRange(s.Probability!.Value, 0.9, 1));

        var few = new SyntheticArray(Hg19).With("1", 1, 50_000, (1000, 0), (500, 0.5)).Call();
        Assert.Equal("standard-error", few.ProbabilityBasis);
        Assert.All(few.Segments, s => Assert.InRange(s.Probability!.Value, 0.999, 1));
    }

    [Fact]
    public void A_doubtful_level_is_less_sure_than_a_clear_one_and_classes_share_the_doubt_at_a_limit()
    {
        var calls = Many((500, 0), (6, 0.25), (500, 0), (6, 2.0), (500, 0)).Call();
        Assert.True(calls.Segments[31].Probability < 0.95, $"{calls.Segments[31].Call} {calls.Segments[31].Probability}");
        Assert.True(calls.Segments[33].Probability > 0.99, $"{calls.Segments[33].Call} {calls.Segments[33].Probability}");

        // At the limit of 0.7 it is an even chance: gain or amplification.
        var few = new SyntheticArray(Hg19, sigma: 0.1).With("1", 1, 50_000, (1000, 0), (20, 0.7), (1000, 0)).Call().Segments[1];
        var r = few.Log2;
        var se = few.StandardError!.Value;
        var above = NormalDistribution.Between(0.7, 1.3, r, se * se);
        Assert.Equal(few.Call == CallClass.Amplification ? above : 1 - above, few.Probability!.Value, 1e-6);
    }

    [Fact]
    public void Without_noise_there_is_a_mixture_or_nothing()
    {
        ArrayToCall SegmentsOnly(SyntheticArray array) => new()
        {
            Segmentation = array.Segmentation with { Segments = [.. array.Segmentation.Segments.Select(s => s with { NoiseSd = 0 })] },
            Build = Hg19,
            Genes = GeneTable.Empty,
        };
        Assert.Equal("mixture", ArrayCaller.Call(SegmentsOnly(Many((500, 0))), new CallingOptions()).Calls.ProbabilityBasis);
        var few = ArrayCaller.Call(SegmentsOnly(new SyntheticArray(Hg19).With("1", 1, 50_000, (1000, 0))), new CallingOptions()).Calls;
        Assert.Null(few.ProbabilityBasis);
        Assert.Null(few.Segments[0].Probability);
    }

    [Fact]
    public void The_mixture_finds_the_states_that_made_the_levels()
    {
        var random = new Random(11);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var levels = new List<(double, double)>();
        for (var i = 0; i < 600; i++)
        {
            var (mean, sd) = (i % 6) switch { 0 => (-0.45, 0.08), 1 or 2 => (0.40, 0.10), _ => (0.0, 0.03) };
            var variance = 0.001 * (1 + (i % 5));
            levels.Add((mean + (sd * Normal()) + (Math.Sqrt(variance) * Normal()), variance));
        }

        var states = LevelMixture.Fit(levels, 0.001, new CallingOptions()).States;
        Assert.Equal(1, states.Sum(s => s.Share), 1e-9);
        Assert.Equal((1 / 6.0, -0.45), (states[1].Share, states[1].Mean), new Near(0.03));
        Assert.Equal((1 / 3.0, 0.40), (states[3].Share, states[3].Mean), new Near(0.03));
        Assert.Equal((0.5, 0.0), (states[2].Share, states[2].Mean), new Near(0.03));
        Assert.Equal(0.1, Math.Sqrt(states[3].Variance), 0.03);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.84134474606854295)] // R: pnorm(1), pnorm(-2.5), pnorm(-6)
    [InlineData(-2.5, 0.0062096653257761351)]
    [InlineData(-6, 9.8658764503769814e-10)]
    [InlineData(9, 1)]
    public void The_normal_distribution_is_that_of_R(double x, double expected) => Assert.Equal(expected, NormalDistribution.Cumulative(x), 1e-15);

    private sealed class Near(double tolerance) : IEqualityComparer<(double Share, double Mean)>
    {
        public bool Equals((double Share, double Mean) a, (double Share, double Mean) b) =>
            Math.Abs(a.Share - b.Share) <= tolerance && Math.Abs(a.Mean - b.Mean) <= tolerance;

        public int GetHashCode((double Share, double Mean) pair) => 0;
    }
}
