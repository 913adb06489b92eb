using System.Globalization;
using System.IO.Compression;
using System.Text;
using CyclinE.Cli.Output;
using CyclinE.Testing;

namespace CyclinE.Pipeline.Tests;

/// <summary>
/// The founding case on real arrays: 50 breast cancer cell lines on BAC arrays (Neve 2006, Cancer Cell 10:515), HCC1569
/// against BT474.
/// </summary>
public sealed class NeveTests
{
    [Fact]
    public async Task Fifty_lines_are_called_and_the_first_acquired_focal_event_is_the_CCNE1_amplicon()
    {
        var table = ReferenceData.Require("lines/neve2006_cell_lines.tsv.gz");
        var genes = ReferenceData.Require("lines/neve2006_genes_hg16.bed");
        var folder = Directory.CreateTempSubdirectory("cycline-neve-").FullName;
        try
        {
            var sheet = WriteLines(table, folder);
            var run = await LocalRun.RunAsync(sheet, Path.Combine(folder, "out"), "--genes", genes);
            Assert.True(run.Code == ExitCodes.Success, run.Output + run.Messages);
            Assert.Contains("50 arrays submitted = 50 called", run.Output, StringComparison.Ordinal);
            Assert.Contains("HCC1569 against BT474", run.Messages, StringComparison.Ordinal);

            var events = run.Table("pairs.tsv");
            var first = events.First(e => e["focal"] == "true" && e["kind"] is "gain" or "amplification");
            Assert.Equal("1", first["rank"]);
            Assert.Equal(("19", "amplification", "CCNE1"), (first["chromosome"], first["kind"], first["genes"]));
            Assert.Equal("3", first["probes"]);
            Assert.InRange(double.Parse(first["resistant_log2"], CultureInfo.InvariantCulture), 2.9, 3.1);
            Assert.InRange(int.Parse(first["end"], CultureInfo.InvariantCulture) - int.Parse(first["start"], CultureInfo.InvariantCulture), 600_000, 800_000);

            var erbb2 = run.Table("genes.tsv").Where(g => g["gene"] == "ERBB2").ToDictionary(g => g["array"], g => g["call"]);
            Assert.All(new[] { "HCC1569", "BT474" }, a => Assert.Contains("mplification", erbb2[a], StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Turns the table into one generic profile per line. Its columns named kb hold base pairs of build hg16.</summary>
    internal static string WriteLines(string table, string folder)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(table), CompressionMode.Decompress));
        var header = reader.ReadLine()!.Split('\t');
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(line.Split('\t'));
        }

        var sheet = new StringBuilder("array,sample,file,build,role,parental\n");
        for (var column = 4; column < header.Length; column++)
        {
            var line = header[column];
            using var file = new StreamWriter(Path.Combine(folder, line + ".tsv"));
            file.Write("name\tchromosome\tposition\tlog2\n");
            foreach (var row in rows)
            {
                file.Write($"{row[0]}\t{row[1]}\t{row[2]}\t{row[column]}\n");
            }

            var role = line switch { "HCC1569" => "resistant,BT474", "BT474" => "parental,", _ => "tumour," };
            sheet.Append(CultureInfo.InvariantCulture, $"{line},{line},{line}.tsv,hg16,{role}\n");
        }

        var path = Path.Combine(folder, "neve.csv");
        File.WriteAllText(path, sheet.ToString());
        return path;
    }
}
