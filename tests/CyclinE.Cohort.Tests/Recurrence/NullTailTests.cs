using CyclinE.Cohort.Recurrence.Scoring;

namespace CyclinE.Cohort.Tests.Recurrence;

public class NullTailTests
{
    [Fact]
    public void Equal_samples_with_one_height_give_the_binomial_tail()
    {
        // Ten samples, each at one bin over a fifth of the genome: P(sum ≥ k) = P(Binomial(10, 0.25) ≥ k).
        var tail = NullTail.Of([.. Enumerable.Repeat<float[]>([0.75f, 0.25f], 10)], 1, 10, CancellationToken.None);

        for (var k = 0; k <= 10; k++)
        {
            Assert.Equal(Math.Log(Binomial(10, 0.25, k)), tail.LogP(k), 1e-12);
        }
    }

    [Fact]
    public void A_tail_far_below_what_a_transform_resolves_keeps_its_digits()
    {
        // All of 60 samples at once: 0.001^60, by multiplication.
        var tail = NullTail.Of([.. Enumerable.Repeat<float[]>([0.999f, 0.001f], 60)], 1, 60, CancellationToken.None);
        Assert.Equal(60 * Math.Log(0.001f), tail.LogP(60), 1e-9);
    }

    [Fact]
    public void What_lies_beyond_the_largest_sum_asked_for_is_not_lost()
    {
        float[][] samples = [[0.5f, 0.25f, 0, 0.25f], [0.5f, 0, 0.5f], [0.25f, 0.75f]];
        var whole = NullTail.Of(samples, 1, 6, CancellationToken.None);
        var cut = NullTail.Of(samples, 1, 2, CancellationToken.None);
        Assert.Equal(whole.LogP(1), cut.LogP(1), 1e-14);
        Assert.Equal(whole.LogP(2), cut.LogP(2), 1e-14);
    }

    [Fact]
    public void Leaving_a_sample_out_by_saddlepoint_is_close_to_convolving_without_it()
    {
        var samples = Enumerable.Range(0, 120).Select(Histogram).ToList();
        var whole = NullTail.Of(samples, 1, 200, CancellationToken.None);
        var (places, shifts) = new TailShift(samples, 1, 200).Of([.. Enumerable.Range(0, 120).Select(i => i == 7 ? 0 : 1)]);
        var without = NullTail.Of([.. samples.Where((_, i) => i != 7)], 1, 200, CancellationToken.None);

        for (var k = 0; k < places.Length; k++)
        {
            if (places[k] < 180 && without.LogP(places[k]) < -2)
            {
                Assert.Equal(without.LogP(places[k]), whole.LogP(places[k]) + shifts[k], 0.03);
            }
        }
    }

    private static float[] Histogram(int i)
    {
        var shares = new float[20 + (i % 11)];
        for (var k = 1; k < shares.Length; k++)
        {
            shares[k] = 0.02f * MathF.Exp(-0.2f * k) * (1 + (i % 3));
        }

        shares[0] = 1 - shares.Sum();
        return shares;
    }

    private static double Binomial(int n, double p, int atLeast) =>
        Enumerable.Range(atLeast, n - atLeast + 1).Sum(k => Choose(n, k) * Math.Pow(p, k) * Math.Pow(1 - p, n - k));

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (c, j) => c * (n - k + j) / j);
}
