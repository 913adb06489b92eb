using CsCheck;
using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Cbs;

/// <summary>The fast search and the whole segmentation equal their scalar twins.</summary>
public class CbsTwinTests
{
    private static readonly Gen<double[]> Values = Gen.Select(Gen.Int[4, 700], Gen.Int[0, 6], Gen.Int).Select((n, kind, seed) => Make(n, kind, seed));

    [Fact]
    public void Best_arc_equals_that_of_the_exhaustive_search() =>
        Gen.Select(Values, Gen.Int[2, 5]).Where((x, width) => x.Length >= 2 * width && x.Max() - x.Min() > 1e-6).Sample(
            (x, width) =>
            {
                var search = new ArcSearch(x.Length + 3);
                search.Load(x, ExactMean.Of(x).Mean);
                var expected = PlainArcs.Best(search.Sums.Sums[..x.Length], width);
                Assert.Equal(expected, search.Best(width, CancellationToken.None));
                Assert.True(search.Reaches(expected.Between, width));
                Assert.False(search.Reaches(expected.Between * (1 + 1e-9), width));
            },
            iter: 4000);

    [Fact]
    public void Sums_are_those_of_a_plain_loop() =>
        Values.Sample(
            x =>
            {
                var sums = new PartialSums(x.Length);
                sums.Load(x, 0.3);
                var sum = 0.0;
                Assert.Equal(x.Select(v => sum += v - 0.3), sums.Sums[..x.Length]);
            },
            iter: 500);

    [Fact]
    public void Segmentation_with_R_random_numbers_equals_the_plain_one()
    {
        var options = new SegmentationOptions { CbsRandom = CbsRandom.R, CbsAlpha = 0.05, CbsPermutations = 300, CbsNmin = 100, CbsKmax = 12 };
        var boundary = SequentialBoundary.Create(options);
        Gen.Select(Values, Gen.Int[2, 5], Gen.Int[0, 100_000]).Sample(
            (x, width, seed) =>
            {
                var plain = new PlainCbs(options with { CbsMinWidth = width }, boundary.Entries.ToArray(), seed);
                var source = CbsRandomSource.R(seed);
                var ends = new int[x.Length];
                var count = CbsSegmenter.Segment(x, options with { CbsMinWidth = width }, boundary, double.NaN, source, ends, CancellationToken.None);
                Assert.Equal(plain.Segment(x), ends[..count]);
                Assert.Equal(plain.Next(), source.Next());
            },
            iter: 150);
    }

    // A replicate that stops early has looked only at what was shuffled: the whole permutation must agree.
    [Fact]
    public void A_stream_replicate_reaches_the_floor_when_the_whole_permutation_does() =>
        Gen.Select(Gen.Int[201, 900], Gen.Int[2, 5], Gen.Int[0, 1_000_000], Gen.Double[8, 20]).Sample(
            (n, width, seed, floor) =>
            {
                float[] x = [.. Make(n, seed % 2, seed).Select(v => (float)v)];
                double[] values = [.. x.Select(v => (double)v)];
                var test = new StreamShortArcTest(n);
                test.Load(values, 0, width, 25, floor);
                var reaches = test.NextReaches(CbsRandomSource.Stream(seed, 1));

                ShuffleInChunks(values, CbsRandomSource.Stream(seed, 1));
                Assert.Equal(LargestInStretches(values, width, 25) >= floor, reaches);
            },
            iter: 4000);

    private static void ShuffleInChunks(double[] values, CbsRandomSource source)
    {
        var rows = values.Length / InterleavedLayout.Stretches;
        var rest = values.Length;
        for (var bottom = rows - StreamShortArcTest.RowsAtATime; rest > 0; bottom -= StreamShortArcTest.RowsAtATime)
        {
            var positions = new int[rest - (Math.Max(0, bottom) * InterleavedLayout.Stretches)];
            source.FillPositions(positions, rest);
            foreach (var position in positions)
            {
                rest--;
                (values[rest], values[position]) = (values[position], values[rest]);
            }
        }
    }

    private static double LargestInStretches(double[] values, int shortest, int longest)
    {
        var layout = new InterleavedLayout(values.Length);
        var n = (double)values.Length;
        var largest = 0.0;
        for (var first = 0; first < values.Length; first++)
        {
            var sum = 0.0;
            for (var length = 1; length <= longest; length++)
            {
                sum += values[layout.IndexOf((first + length - 1) % values.Length)];
                largest = length < shortest ? largest : Math.Max(largest, n / (length * (n - length)) * (sum * sum));
            }
        }

        return largest;
    }

    private static double[] Make(int n, int kind, int seed)
    {
        var noise = new SeededNoise(seed);
        var (from, to) = ((int)(noise.Uniform() * n), (int)(noise.Uniform() * n));
        return [.. Enumerable.Range(0, n).Select(i =>
        {
            var level = i >= from && i < to ? 1.2 : 0;
            var gauss = noise.Gaussian();
            return kind switch
            {
                0 => gauss + level,
                1 => gauss / Math.Max(0.05, noise.Uniform()),
                2 => Math.Round(gauss + level, 1),
                3 => level + (i % 7 == 0 ? 0.25 : 0),
                4 => gauss > 2 ? 3 : 0.2 * gauss,
                5 => i % 50 < 25 ? 0.5 : Math.Round(gauss, 2),
                _ => level + (1e-4 * gauss),
            };
        })];
    }
}
