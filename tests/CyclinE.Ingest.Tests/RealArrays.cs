using System.IO.Compression;
using System.Text;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests;

/// <summary>Every array of the reference data as ingest takes it.</summary>
internal static class RealArrays
{
    /// <summary>Array files of vendors, then one generic table for each column of a published matrix.</summary>
    public static IEnumerable<(string Name, IngestResult Result)> All() =>
        Files().Concat(Matrix("truth/coriell.tsv", 0, 1, 2, 3, 1000, "hg16"))
            .Concat(Matrix("lines/neve2006_cell_lines.tsv.gz", 0, 1, 2, 4, 1, "hg16"))
            .Concat(Matrix("joint/lymphoma.tsv.gz", -1, 0, 1, 2, 1, "hg17"))
            .Concat(Matrix("joint/micma.tsv.gz", -1, 0, 1, 2, 1, "hg17"))
            .Concat(Matrix("joint/logR.tsv.gz", -1, 0, 1, 2, 1, "hg18"))
            .Concat(Matrix("segmentation/sim244k.probes.tsv.gz", -1, 0, 1, 2, 1, "simulated"))
            .Concat(Paired())
            .Concat(Coriell15());

    private static IEnumerable<(string Name, IngestResult Result)> Files()
    {
        foreach (var path in new[]
        {
            "agilent/Agilent4x180K.txt", "affymetrix/Affy_cytoScan.cyhd.CN5.CNCHP.txt.bz2", "affymetrix/Affy_snp6_cnchp.txt.bz2",
            "affymetrix/NA06985_GW6_C.test.cychp", "affymetrix/oncoscan.tsv.bz2",
        })
        {
            yield return (path, Ingesting.Of(Bytes("arrays/" + path), path.Contains("oncoscan", StringComparison.Ordinal)
                || path.Contains("snp6", StringComparison.Ordinal) ? Ingesting.Hg19 : null));
        }

        foreach (var path in new[] { "illumina/FinalReport1664.txt", "illumina/FinalReport6841.txt" })
        {
            using var probes = new MemoryStream(Bytes("arrays/illumina/SNP_info.csv"));
            yield return (path, Ingesting.Of(Bytes("arrays/" + path), new ArrayFacts { Build = "hg18", Probes = probes }));
        }
    }

    private static IEnumerable<(string Name, IngestResult Result)> Matrix(string path, int name, int chromosome, int position, int first, int unit,
        string build)
    {
        var rows = Rows(path);
        for (var column = first; column < rows[0].Length; column++)
        {
            yield return ($"{Path.GetFileName(path)}:{rows[0][column]}",
                Table(rows.Skip(1).Select(r => (name < 0 ? "" : r[name], r[chromosome], r[position], r[column])), unit, build));
        }
    }

    private static IEnumerable<(string Name, IngestResult Result)> Coriell15() => Rows("truth/snijders15_truth.tsv.gz").Skip(1)
        .GroupBy(r => r[0])
        .Select(g => ("snijders15:" + g.Key, Table(g.Select(r => (r[3], r[1], r[2], r[4])), 1000, "hg16")));

    private static IEnumerable<(string Name, IngestResult Result)> Paired()
    {
        var rows = Rows("joint/paired_chr01.tsv.gz");
        foreach (var (title, column) in new[] { ("CT", 2), ("CN", 4) })
        {
            var text = Tables.Of("chromosome\tposition\tlog2", rows.Skip(1).Select(r => $"{r[0]}\t{r[1]}\t{r[column]}"));
            yield return ("paired_chr01:" + title, Ingesting.Of(text, Ingesting.Hg19 with { Scale = ValueScale.Copies, ScaleDeclared = true }));
        }
    }

    private static IngestResult Table(IEnumerable<(string Name, string Chromosome, string Position, string Value)> rows, int unit, string build) =>
        Ingesting.Of(
            Tables.Of("name\tchromosome\tposition\tlog2", rows.Select(r => $"{r.Name}\t{r.Chromosome}\t{long.Parse(r.Position) * unit}\t{r.Value}")),
            new ArrayFacts { Build = build });

    private static List<string[]> Rows(string path)
    {
        var bytes = Bytes(path);
        using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress) : new MemoryStream(bytes), Encoding.UTF8);
        return [.. text.ReadToEnd().TrimEnd('\n').Split('\n').Select(r => r.TrimEnd('\r').Split('\t'))];
    }

    private static byte[] Bytes(string path) => File.ReadAllBytes(ReferenceData.Require(path));
}
