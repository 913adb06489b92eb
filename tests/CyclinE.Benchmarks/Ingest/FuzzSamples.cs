using System.IO.Compression;
using System.Text;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Tests;
using CyclinE.Ingest.Tests.Readers;
using CyclinE.Ingest.Tests.Readers.Affymetrix;
using CyclinE.Testing;
using ZstdSharp;

namespace CyclinE.Benchmarks.Ingest;

/// <summary>Good files to be damaged: every format in its vendor's layout, every compression, and the reference arrays where they are at hand.</summary>
internal static class FuzzSamples
{
    // Longer files are cut: a fuzzer wants many small ones.
    private const int Longest = 96 << 10;

    /// <summary>Kinds and their samples.</summary>
    public static IReadOnlyList<(string Kind, byte[][] Samples)> All()
    {
        var table = "#build=hg19\n" + Tables.Of("chromosome\tposition\tlog2\tname\tbaf", Tables.Noise().Select((row, i) => $"{row}\tp{i}\t0.5"));
        var german = Tables.Of("chrom;pos;log2", Tables.Noise().Select(row => row.Replace('\t', ';').Replace('.', ',')));
        return
        [
            ("generic", Of(table, german)),
            ("agilent", [.. Of(new FeatureExtraction().ToString()), .. Real("arrays/agilent/Agilent4x180K.txt")]),
            ("affymetrix text", [
                .. Of(VendorTables.Cnchp(), VendorTables.Cnchp("24")), .. Real("arrays/affymetrix/Affy_snp6_cnchp.txt.bz2"),
                .. Real("arrays/affymetrix/Affy_cytoScan.cyhd.CN5.CNCHP.txt.bz2"), .. Real("arrays/affymetrix/oncoscan.tsv.bz2")]),
            ("binary copy numbers", [
                CopyNumberFiles.Cnchp(CopyNumberFiles.Noise()), CopyNumberFiles.Cychp(), .. Real("arrays/affymetrix/NA06985_GW6_C.CN5_small.CNCHP")]),
            ("cel", [
                .. Of(CelFiles.Text(CelFiles.Small(20, 15))), CelFiles.Version4(CelFiles.Small(20, 15)), CelFiles.Compact(CelFiles.Small(20, 15)),
                CelFiles.CommandConsole(CelFiles.Small(20, 15)), CelFiles.CommandConsole(CelFiles.Small(20, 15), channels: 2),
                .. Real("arrays/affymetrix/test.v3.CEL"), .. Real("arrays/affymetrix/test.v4.CEL"), .. Real("arrays/affymetrix/test.bcel.CEL"),
                .. Real("arrays/affymetrix/test.ccel.CEL")]),
            ("final report", [.. Of(VendorTables.FinalReport('\t', "S1"), VendorTables.FinalReport(',', "S1", "S2")),
                .. Real("arrays/illumina/FinalReport1664.txt")]),
            ("signal", Of(VendorTables.Signal("A"), VendorTables.Signal("A", "B"))),
            ("series matrix", Of(VendorTables.SeriesMatrix())),
            ("soft", Of(VendorTables.Soft(), VendorTables.Soft(platform: false))),
            ("genepix", Of(VendorTables.Genepix())),
            ("nimblegen", Of(VendorTables.Nimblegen(), VendorTables.NimblegenGff())),
            ("cnvkit", Of(VendorTables.Cnr())),
            ("gzip", [Gzip(table)]),
            ("bzip2", [File.ReadAllBytes(Path.Combine(ReferenceData.RepositoryRoot, "tests/CyclinE.Ingest.Tests/Fixtures/table.bz2"))]),
            ("zip", [Zip(table)]),
            ("zstd", [Zstd(table)]),
        ];
    }

    private static byte[][] Of(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    // The beginning of a reference file, unpacked where it is packed, or nothing.
    private static byte[][] Real(string path)
    {
        if (ReferenceData.Folder is null)
        {
            return [];
        }

        using var file = File.OpenRead(Path.Combine(ReferenceData.Folder, path));
        using var opened = ArrayFile.Open(file, path, CancellationToken.None);
        using var content = opened.OpenStream();
        var bytes = new byte[Longest];
        var count = content.ReadAtLeast(bytes, Longest, throwOnEndOfStream: false);

        // Text ends with a whole line, so that the sample is good before it is damaged.
        var text = !bytes.AsSpan(0, Math.Min(count, 100)).Contains((byte)0);
        return [bytes[..(text ? Array.LastIndexOf(bytes, (byte)'\n', count - 1) + 1 : count)]];
    }

    private static byte[] Gzip(string text)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return file.ToArray();
    }

    private static byte[] Zip(string text)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("array.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return file.ToArray();
    }

    private static byte[] Zstd(string text)
    {
        using var compressor = new Compressor();
        return compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray();
    }
}
