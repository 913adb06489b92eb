using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Cbs;

public class CbsTests
{
    private static readonly SegmentationOptions Streams = new();
    private static readonly SequentialBoundary Boundary = SequentialBoundary.Create(Streams);

    public static TheoryData<double[], int> Degenerate => new()
    {
        { [], 0 },
        { [3.5], 1 },
        { [0, 9, 0], 1 },
        { [.. Enumerable.Repeat(0.7, 1000)], 1 },
        { [.. Enumerable.Repeat(0.7, 1000).Select((x, i) => x + (1e-9 * (i % 2)))], 1 },
        { [.. Gaussian(1, 300).Select((x, i) => i == 150 ? 1e6 : x)], 1 },
    };

    [Theory]
    [MemberData(nameof(Degenerate))]
    public void Degenerate_values(double[] values, int segments)
    {
        Assert.Equal(segments, Ends(values, Streams, 1).Length);
        Assert.Equal(segments, Ends(values, Streams with { CbsRandom = CbsRandom.R }, 1).Length);
    }

    [Fact]
    public void Finds_an_interior_gain_with_its_very_ends()
    {
        double[] values = [.. Gaussian(2, 3000).Select((x, i) => (0.2 * x) + (i is >= 1000 and < 1040 ? 1 : 0))];

        Assert.Equal([1000, 1040, 3000], Ends(values, Streams, 1));
    }

    [Fact]
    public void Segments_are_the_same_again_and_differ_by_chromosome_only_in_their_random_numbers()
    {
        double[] values = [.. Gaussian(3, 2000).Select((x, i) => x + (i is >= 700 and < 720 ? 1.4 : 0))];

        Assert.Equal(Ends(values, Streams, 5), Ends(values, Streams, 5));
        Assert.NotEqual(First(CbsRandomSource.Stream(42, 5)), First(CbsRandomSource.Stream(42, 6)));
        Assert.NotEqual(First(CbsRandomSource.Stream(42, 5)), First(CbsRandomSource.Stream(43, 5)));

        static int[] First(CbsRandomSource source)
        {
            var positions = new int[16];
            source.FillPositions(positions, 1_000_000);
            return positions;
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1000)]
    [InlineData(1024)]
    public void Positions_of_a_stream_are_uniform(int count)
    {
        var source = CbsRandomSource.Stream(1, 1);
        var positions = new int[count];
        var sums = new double[count];
        const int Rounds = 4000;
        var isLegal = true;
        for (var round = 0; round < Rounds; round++)
        {
            source.FillPositions(positions, count + 3);
            for (var t = 0; t < count; t++)
            {
                isLegal &= positions[t] >= 0 && positions[t] < count + 3 - t;
                sums[t] += (positions[t] + 0.5) / (count + 3 - t);
            }
        }

        Assert.True(isLegal);
        Assert.All(sums, sum => Assert.Equal(0.5, sum / Rounds, 6 * Math.Sqrt(1.0 / 12 / Rounds)));
    }

    // Whoever changes these numbers changes every default result: raise the version of segment-array.
    [Fact]
    public void The_stream_of_a_chromosome_stands()
    {
        var positions = new int[10];
        CbsRandomSource.Stream(42, 17).FillPositions(positions, 1_000_000);

        Assert.Equal([248770, 421848, 543784, 576905, 964012, 753864, 432973, 197357, 29920, 984726], positions);
    }

    // Both ways draw from one distribution: with p about α, chance decides, and it decides alike.
    [Theory]
    [InlineData(300, 8, 1.3)]
    [InlineData(150, 12, 0.92)]
    [InlineData(1500, 9, 1.22)]
    public void Streams_decide_as_often_as_R(int count, int length, double level)
    {
        var options = new SegmentationOptions { CbsAlpha = 0.05, CbsPermutations = 400 };
        var boundary = SequentialBoundary.Create(options);
        double[] values = [.. Gaussian(4, count).Select((x, i) => x + (i >= count / 2 && i < (count / 2) + length ? level : 0))];
        const int Runs = 300;
        var (streams, r) = (0, 0);
        for (var seed = 0; seed < Runs; seed++)
        {
            var ends = new int[count];
            streams += CbsSegmenter.Segment(values, options, boundary, double.NaN, CbsRandomSource.Stream(seed, 1), ends,
                TestContext.Current.CancellationToken) > 1 ? 1 : 0;
            r += CbsSegmenter.Segment(values, options, boundary, double.NaN, CbsRandomSource.R(seed), ends, TestContext.Current.CancellationToken) > 1 ? 1 : 0;
        }

        var (p, q) = ((double)streams / Runs, (double)r / Runs);
        TestContext.Current.TestOutputHelper?.WriteLine($"{p:P1} with streams, {q:P1} with R.");
        Assert.InRange(q, 0.03, 0.97);
        Assert.Equal(q, p, 4 * Math.Sqrt(2 * q * (1 - q) / Runs));
    }

    [Fact]
    public void Cancellation_and_wrong_arguments()
    {
        var values = Gaussian(5, 500);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Run(values, Streams, 500, cancelled.Token));
        var token = TestContext.Current.CancellationToken;
        Assert.Throws<ArgumentException>(() => Run(values, Streams, 499, token));
        Assert.Throws<ArgumentException>(() => Run(values, Streams with { CbsNmin = 100, CbsKmax = 26 }, 500, token));
        Assert.Throws<ArgumentException>(() => Run(values, Streams with { CbsAlpha = 0.02 }, 500, token));
        Assert.Throws<ArgumentException>(() => Run([1, double.NaN], Streams, 500, token));

        static void Run(double[] values, SegmentationOptions options, int room, CancellationToken token) =>
            CbsSegmenter.Segment(values, options, Boundary, 1, CbsRandomSource.Stream(1, 1), new int[room], token);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public void Prune_takes_back_the_last_break_unless_DNAcopy_is_asked_for(int seed)
    {
        double[] values = [.. Gaussian(seed, 400).Select((x, i) => x + (i < 200 ? 0 : 0.8))];
        var options = Streams with { CbsUndo = CbsUndo.Prune, CbsUndoPrune = 0.9 };

        Assert.Equal([400], Ends(values, options, 1));
        Assert.Equal(2, Ends(values, options with { CbsRandom = CbsRandom.R }, 1).Length);
    }

    private static int[] Ends(double[] values, SegmentationOptions options, int chromosome)
    {
        var ends = new int[values.Length];
        var source = options.CbsRandom == CbsRandom.R ? CbsRandomSource.R(options.Seed) : CbsRandomSource.Stream(options.Seed, chromosome);
        return ends[..CbsSegmenter.Segment(values, options, Boundary, 0.2, source, ends, TestContext.Current.CancellationToken)];
    }

    private static double[] Gaussian(int seed, int count)
    {
        var noise = new SeededNoise(seed);
        return [.. Enumerable.Range(0, count).Select(_ => noise.Gaussian())];
    }
}
