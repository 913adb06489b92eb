using System.Globalization;
using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Methods;
using CyclinE.Testing;

namespace CyclinE.Segmentation.Tests.Cbs;

/// <summary>What R and DNAcopy gave for the same input: files of this folder, made by make_cbs.R.</summary>
internal static class CbsGoldens
{
    /// <summary>The rows of a golden file, split at tabs.</summary>
    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(ReferenceData.RepositoryRoot, "tests", "CyclinE.Segmentation.Tests", "Cbs", file))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'));

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];

    public static int[] Integers(string text) => [.. text.Split(' ').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];

    /// <summary>Segment lengths of all chromosomes, which share R's stream or have one each.</summary>
    public static int[] Lengths(
        IEnumerable<double[]> chromosomes, SegmentationOptions options, double trimmedSd, CbsRandomSource? shared, SequentialBoundary? boundary = null)
    {
        boundary ??= SequentialBoundary.Create(options);
        var lengths = new List<int>();
        var number = 0;
        foreach (var values in chromosomes)
        {
            number++;
            var ends = new int[values.Length];
            var source = shared ?? CbsRandomSource.Stream(options.Seed, number);
            var count = CbsSegmenter.Segment(values, options, boundary, trimmedSd, source, ends, TestContext.Current.CancellationToken);
            for (var i = 0; i < count; i++)
            {
                lengths.Add(ends[i] - (i == 0 ? 0 : ends[i - 1]));
            }
        }

        return [.. lengths];
    }

    /// <summary>Cuts values into chromosomes.</summary>
    public static IEnumerable<double[]> Cut(double[] values, IEnumerable<int> lengths)
    {
        var start = 0;
        foreach (var length in lengths)
        {
            yield return values[start..(start + length)];
            start += length;
        }
    }
}
