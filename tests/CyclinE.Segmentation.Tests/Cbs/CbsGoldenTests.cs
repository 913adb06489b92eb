using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests.Cbs;

/// <summary>Circular binary segmentation against R 4.2.2 and DNAcopy 1.72.3: make_cbs.R.</summary>
public class CbsGoldenTests
{
    public static TheoryData<string> Kinds => ["gauss", "heavy", "outlier", "clean", "rounded", "binary", "spike", "constant"];

    [Fact]
    public void R_random_numbers_after_set_seed()
    {
        foreach (var row in CbsGoldens.Rows("random.tsv").Where(r => r[0] == "uniform"))
        {
            var source = CbsRandomSource.R(int.Parse(row[1]));
            var numbers = Enumerable.Range(0, 2000).Select(_ => source.Next()).ToArray();
            double[] chosen = [.. numbers[..5], .. numbers[622..626], .. numbers[1246..1250], numbers[1999]];
            Assert.Equal(row[2..].Select(CbsGoldens.Number), chosen);
        }
    }

    [Fact]
    public void Leaving_out_R_numbers_is_as_drawing_them()
    {
        foreach (var count in new long[] { 0, 1, 623, 624, 625, 10_000 })
        {
            var (drawn, skipped) = (CbsRandomSource.R(7), CbsRandomSource.R(7));
            for (var i = 0; i < count; i++)
            {
                drawn.Next();
            }

            skipped.Skip(count);
            Assert.Equal(drawn.Next(), skipped.Next());
        }
    }

    [Fact]
    public void Shuffles_in_R_order()
    {
        foreach (var row in CbsGoldens.Rows("random.tsv").Where(r => r[0] == "shuffle"))
        {
            var source = CbsRandomSource.R(int.Parse(row[1]));
            int[] expected = [.. row[2..].Select(int.Parse)];
            int[] values = [.. Enumerable.Range(1, expected.Length)];
            var positions = new int[CbsRandomSource.Chunk];
            for (var rest = values.Length; rest > 0;)
            {
                var chunk = positions.AsSpan(0, Math.Min(positions.Length, rest));
                source.FillPositions(chunk, rest);
                foreach (var position in chunk)
                {
                    rest--;
                    (values[rest], values[position]) = (values[position], values[rest]);
                }
            }

            Assert.Equal(expected, values);
        }
    }

    [Fact]
    public void Boundaries_of_the_sequential_test()
    {
        foreach (var row in CbsGoldens.Rows("boundaries.tsv"))
        {
            var boundary = SequentialBoundary.Create(CbsGoldens.Number(row[0]), int.Parse(row[1]), CbsGoldens.Number(row[2]));
            Assert.Equal(row[3..].Select(int.Parse), boundary.Entries.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Segments_and_random_numbers_used_are_those_of_DNAcopy(string kind)
    {
        var boundary = SequentialBoundary.Create(0.05, 1000, 0.05);
        foreach (var row in CbsGoldens.Rows("segments.tsv").Where(r => r[0] == kind))
        {
            var options = new SegmentationOptions
            {
                CbsRandom = CbsRandom.R,
                CbsMinWidth = int.Parse(row[2]),
                CbsUndo = Enum.Parse<CbsUndo>(row[3], ignoreCase: true),
                CbsUndoSd = 1,
                CbsAlpha = 0.05,
                CbsPermutations = 1000,
            };
            var source = CbsRandomSource.R(int.Parse(row[1]));
            var chromosomes = CbsGoldens.Cut(CbsGoldens.Numbers(row[6]), CbsGoldens.Integers(row[5]));

            var lengths = CbsGoldens.Lengths(chromosomes, options, CbsGoldens.Number(row[4]), source, boundary);

            Assert.Equal(CbsGoldens.Integers(row[7]), lengths);
            Assert.Equal(CbsGoldens.Number(row[8]), source.Next());
        }
    }

    [Fact]
    public void Smoothing_is_that_of_smooth_CNA()
    {
        var smoothedValues = 0;
        foreach (var row in CbsGoldens.Rows("smooth.tsv"))
        {
            var values = CbsGoldens.Numbers(row[2]);
            var end = 0;
            int[] ends = [.. CbsGoldens.Integers(row[1]).Select(length => end += length)];
            var smoothed = new double[values.Length];

            CbsSmoothing.Smooth(values, ends, CbsGoldens.Number(row[0]), smoothed);

            Assert.Equal(CbsGoldens.Numbers(row[3]), smoothed);
            smoothedValues += values.Zip(smoothed).Count(pair => pair.First != pair.Second);
        }

        Assert.InRange(smoothedValues, 5, int.MaxValue);
    }
}
