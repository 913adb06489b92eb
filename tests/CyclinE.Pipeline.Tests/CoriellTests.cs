using System.Globalization;
using System.IO.Compression;
using System.Text;
using CyclinE.Cli.Output;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests;

/// <summary>Fifteen cell lines with known karyotypes on one BAC array (Snijders 2001, Nat Genet 29:263) as a cohort.</summary>
public sealed class CoriellTests
{
    [Fact]
    public async Task The_clone_that_deviates_in_unrelated_lines_is_proposed_as_a_mask_and_left_in()
    {
        var truth = ReferenceData.Require("truth/snijders15_truth.tsv.gz");
        var folder = Directory.CreateTempSubdirectory("cycline-coriell-").FullName;
        try
        {
            var run = await LocalRun.RunAsync(WriteLines(truth, folder), Path.Combine(folder, "out"));
            Assert.True(run.Code == ExitCodes.Success, run.Output + run.Messages);
            Assert.Contains("15 arrays submitted = 15 called", run.Output, StringComparison.Ordinal);

            var mask = Assert.Single(run.Table("masks.tsv"), m => m["name"] == "RP11-17M08");
            Assert.Equal(("3", "15"), (mask["sources"], mask["of"]));
            Assert.Equal(15, run.Table("across.tsv").Count);
            Assert.Contains("Across the batch",
                await File.ReadAllTextAsync(Path.Combine(folder, "out", "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WriteLines(string truth, string folder)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(truth), CompressionMode.Decompress));
        reader.ReadLine();
        var lines = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } row)
        {
            var cells = row.Split('\t');
            if (!lines.TryGetValue(cells[0], out var file))
            {
                lines[cells[0]] = file = new StringBuilder("name\tchromosome\tposition\tlog2\n");
            }

            var position = (long)Math.Round(1000 * double.Parse(cells[2], CultureInfo.InvariantCulture)) + 1;
            file.Append(CultureInfo.InvariantCulture, $"{cells[3]}\t{cells[1]}\t{position}\t{cells[4]}\n");
        }

        var sheet = new StringBuilder("array,sample,file,build\n");
        foreach (var (line, text) in lines)
        {
            File.WriteAllText(Path.Combine(folder, line + ".tsv"), text.ToString());
            sheet.Append(CultureInfo.InvariantCulture, $"{line},{line},{line}.tsv,bac2001\n");
        }

        var path = Path.Combine(folder, "coriell.csv");
        File.WriteAllText(path, sheet.ToString());
        return path;
    }
}
