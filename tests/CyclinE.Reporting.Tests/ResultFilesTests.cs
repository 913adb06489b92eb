using System.IO.Compression;
using CyclinE.Genomics;

namespace CyclinE.Reporting.Tests;

public class ResultFilesTests
{
    private static readonly string[] Expected =
    [
        "across.tsv", "arms-cohort.tsv", "arms.tsv", "arrays.tsv", "breakpoints.tsv", "calls.tsv", "calls.vcf", "cohort.tsv", "events.tsv", "genes.tsv", "gscores.tsv",
        "joint.seg", "masks.tsv", "pairs.tsv", "points.tsv", "purity.tsv", "recurrence.tsv", "report.html", "response.tsv", "scan.tsv", "segments.seg", "shared.tsv",
        "summary.json", "survival.tsv",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_leaves_every_file_and_nothing_else()
    {
        // The folder stays behind: its report.html is the quickest way to look at the page.
        var folder = Path.Combine(AppContext.BaseDirectory, "sample-batch");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "arrays.tsv"), "an earlier export", Cancel);

        var written = await ResultFiles.WriteAsync(SampleBatch.Large, folder, Cancel);

        Assert.Equal(Expected, written.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Expected, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("array\tsample\trole", File.ReadLines(Path.Combine(folder, "arrays.tsv")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_gene_of_every_called_array_is_written_on_request()
    {
        var table = new GeneTable([new Gene("A", Chromosome.Parse("1"), 10, 20), new Gene("B", Chromosome.Parse("19"), 30, 40)]);
        var genes = new CalledGenes(2);
        (genes.Log2[1], genes.Minimum[1], genes.Maximum[1], genes.Probes[1]) = (2.5f, 0.25f, 3, 7);
        genes.Set(1, CallClass.HighLevelAmplification, GeneFlags.Focal | GeneFlags.BrokenInside | GeneFlags.Masked);
        var folder = Directory.CreateTempSubdirectory("cycline-reporting-").FullName;
        var called = SampleBatch.Small.ArrayResults.First(a => a.Calls is not null) with
        {
            LoadGenes = _ => Task.FromResult<(GeneTable, CalledGenes)?>((table, genes)),
        };

        await ResultFiles.WriteAsync(SampleBatch.Small with { AllGenes = true, ArrayResults = [called], PairResults = [] }, folder, Cancel);

        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "genes-all.tsv.gz")), CompressionMode.Decompress));
        var lines = (await reader.ReadToEndAsync(Cancel)).Split('\n');
        Assert.Equal($"{called.Array}\tA\t1\t10\t20\tNA\tNA\tNA\tNA\tfalse\t0\tfalse\tfalse\tfalse", lines[1]);
        Assert.Equal($"{called.Array}\tB\t19\t30\t40\t2.5000\t0.2500\t3.0000\thigh-level-amplification\ttrue\t7\tfalse\ttrue\ttrue", lines[2]);
        Assert.Equal([string.Empty], lines[3..]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Files_are_UTF_8_without_a_mark_and_end_with_one_line_feed()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-reporting-").FullName;
        foreach (var path in await ResultFiles.WriteAsync(SampleBatch.Small, folder, Cancel))
        {
            var bytes = await File.ReadAllBytesAsync(path, Cancel);
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.Equal((byte)'\n', bytes[^1]);
            Assert.DoesNotContain((byte)'\r', bytes);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_write_that_breaks_off_leaves_the_earlier_file_and_no_remains()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-reporting-").FullName;
        var path = Path.Combine(folder, "arrays.tsv");
        await File.WriteAllTextAsync(path, "whole\n", Cancel);

        await Assert.ThrowsAsync<IOException>(() => AtomicFile.WriteAsync(path, async stream =>
        {
            await stream.WriteAsync("half"u8.ToArray(), Cancel);
            throw new IOException("disk full");
        }));

        Assert.Equal("whole\n", await File.ReadAllTextAsync(path, Cancel));
        Assert.Single(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }
}
