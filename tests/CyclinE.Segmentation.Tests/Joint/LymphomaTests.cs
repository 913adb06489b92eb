using System.Globalization;
using System.IO.Compression;
using CyclinE.Segmentation.Joint;
using CyclinE.Segmentation.Methods;
using CyclinE.Testing;

namespace CyclinE.Segmentation.Tests.Joint;

/// <summary>The lymphoma series of the reference data: 21 arrays of 3,091 probes.</summary>
public class LymphomaTests
{
    [Fact]
    public void The_search_finds_the_exact_minimum_on_nearly_every_chromosome()
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(ReferenceData.Require("joint/lymphoma.tsv.gz")), CompressionMode.Decompress));
        var chromosomes = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(l => l.Split('\t'))
            .GroupBy(r => r[0], StringComparer.Ordinal)
            .ToArray();
        var penalty = JointSegmenter.Penalty(21, 3091, new SegmentationOptions());
        var exact = 0;
        foreach (var chromosome in chromosomes)
        {
            double[][] arrays =
            [
                .. Enumerable.Range(2, 21)
                    .Select(column => chromosome.Select(r => r[column] == "NA" ? double.NaN : double.Parse(r[column], CultureInfo.InvariantCulture) / 0.2)
                        .ToArray()),
            ];
            var sums = SharedPartitioning.Sums(arrays);
            var ends = SharedBreaks.Minimise(
                sums, [0, .. BreakCandidates.Find(sums, penalty, 3), arrays[0].Length], penalty, 3, TestContext.Current.CancellationToken);
            var optimum = SharedPartitioning.Solve(arrays, penalty, 3).Cost;
            var gap = SharedPartitioning.Cost(arrays, ends, penalty) - optimum;
            Assert.InRange(gap, -1e-6, 0.5 * penalty);
            exact += gap < 1e-6 ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage($"{exact} of {chromosomes.Length} chromosomes exact");
        Assert.InRange(exact, chromosomes.Length - 2, chromosomes.Length);
    }
}
