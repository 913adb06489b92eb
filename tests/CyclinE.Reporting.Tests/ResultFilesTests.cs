namespace CyclinE.Reporting.Tests;

public class ResultFilesTests
{
    private static readonly string[] Expected =
        ["across.tsv", "arrays.tsv", "breakpoints.tsv", "calls.tsv", "calls.vcf", "cohort.tsv", "events.tsv", "genes.tsv", "joint.seg", "masks.tsv", "pairs.tsv", "points.tsv", "report.html", "segments.seg", "shared.tsv", "summary.json"];

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
