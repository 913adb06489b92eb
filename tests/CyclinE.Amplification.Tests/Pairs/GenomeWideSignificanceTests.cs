using CyclinE.Amplification.Pairs;

namespace CyclinE.Amplification.Tests.Pairs;

public class GenomeWideSignificanceTests
{
    [Fact]
    public void The_step_up_takes_the_least_ratio_of_all_larger_ranks()
    {
        // λ/rank: 0.01, 0.2, 0.1, 0.6, 2
        var q = GenomeWideSignificance.StepUp([0.01, 0.4, 0.3, 2.4, 10]);
        Assert.Equal([0.01, 0.1, 0.1, 0.6, 1], q.Select(v => Math.Round(v, 12)));
        Assert.Empty(GenomeWideSignificance.StepUp([]));
    }

    [Fact]
    public void The_family_wise_P_keeps_its_digits_where_it_is_small()
    {
        Assert.Equal(1e-40, GenomeWideSignificance.FamilyWise(1e-40), 1e-50);
        Assert.Equal(1 - Math.Exp(-2), GenomeWideSignificance.FamilyWise(2), 12);
        Assert.Equal(9.99950001666625e-05, GenomeWideSignificance.FamilyWise(1e-4), 1e-17);
    }

    [Fact]
    public void Lambda_falls_as_z_grows_and_does_not_turn_back_near_zero()
    {
        double[] lambda = [.. Enumerable.Range(0, 80).Select(i => GenomeWideSignificance.ExpectedExceedances(0.5 * i, [200, 100, 5], 1, 3))];
        Assert.True(lambda.Zip(lambda.Skip(1)).All(p => p.Second <= p.First));
        Assert.True(lambda[0] > 1 && lambda[^1] == 0);
        Assert.Equal(0, GenomeWideSignificance.ExpectedExceedances(4, [6], 1, 3));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void Pure_noise_exceeds_the_level_of_lambda_as_often_as_lambda_says(double lambda)
    {
        const int Genomes = 600, Chromosomes = 10, Length = 80, Shortest = 3;
        double low = 2, high = 8;
        while (high - low > 1e-9)
        {
            var middle = 0.5 * (low + high);
            var isAbove = GenomeWideSignificance.ExpectedExceedances(middle, Enumerable.Repeat(Length, Chromosomes), 1, Shortest) > lambda;
            (low, high) = isAbove ? (middle, high) : (low, middle);
        }

        var random = new Random(11);
        var exceeding = Enumerable.Range(0, Genomes).Count(_ => Enumerable.Range(0, Chromosomes).Max(_ => LargestArc(random, Length, Shortest)) > low);
        var expected = GenomeWideSignificance.FamilyWise(lambda);

        // The approximation is good to a tenth; three binomial standard errors beside it.
        Assert.Equal(expected, exceeding / (double)Genomes, (0.1 * expected) + (3 * Math.Sqrt(expected * (1 - expected) / Genomes)));
    }

    // max |Z| over arcs of at least the shortest length and as many left over.
    private static double LargestArc(Random random, int length, int shortest)
    {
        var sum = new double[length + 1];
        for (var i = 0; i < length; i++)
        {
            sum[i + 1] = sum[i] + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        var largest = 0.0;
        for (var i = 0; i < length; i++)
        {
            for (var j = i + shortest; j <= length && j - i <= length - shortest; j++)
            {
                double arc = j - i, deviation = sum[j] - sum[i] - (arc * sum[length] / length);
                largest = Math.Max(largest, deviation * deviation / (arc * (1 - (arc / length))));
            }
        }

        return Math.Sqrt(largest);
    }
}
