namespace CyclinE.Reporting.Tests;

public class ResultFilesTests
{
    [Fact]
    public async Task A_batch_leaves_every_file_whole_and_nothing_else()
    {
        // The folder stays behind: its report.html is the quickest way to look at the page.
        var folder = Path.Combine(AppContext.BaseDirectory, "sample-batch");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "arrays.tsv"), "an earlier export");

        var written = await ResultFiles.WriteAsync(SampleBatch.Create(), folder, TestContext.Current.CancellationToken);

        string[] expected = ["arrays.tsv", "calls.tsv", "cohort.tsv", "events.tsv", "genes.tsv", "pairs.tsv", "report.html", "segments.seg", "summary.json"];
        Assert.Equal(expected, written.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(expected, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("array\tsample\trole", File.ReadLines(Path.Combine(folder, "arrays.tsv")).First());
    }
}
