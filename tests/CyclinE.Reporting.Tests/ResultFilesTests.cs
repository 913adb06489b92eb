using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Files.CBioPortal;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public class ResultFilesTests
{
    private static readonly string[] Expected =
    [
        "across.tsv", "arms-cohort.tsv", "arms.tsv", "arrays.tsv", "breakpoints.tsv", "calls.tsv", "calls.vcf", "checksums.sha256", "cohort.tsv", "cycline_mqc.json", "events.tsv", "genes.tsv",
        "gscores.tsv", "igv_session.xml",
        "joint.seg", "limits.tsv", "masks.tsv", "pairs.tsv", "points.tsv", "provenance.json", "purity.tsv", "recurrence.tsv", "report.html", "response.tsv", "scan.tsv",
        "segments.seg", "shared.tsv",
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
    public async Task What_lies_beside_the_tables_names_every_array_and_every_file_with_its_hash()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-reporting-").FullName;

        var written = await ResultFiles.WriteAsync(SampleBatch.Small, folder, Cancel);

        using var multiQc = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "cycline_mqc.json"), Cancel));
        Assert.Equal("table", multiQc.RootElement.GetProperty("plot_type").GetString());
        Assert.Equal(
            SampleBatch.Small.ArrayResults.Select(a => a.Array), multiQc.RootElement.GetProperty("data").EnumerateObject().Select(p => p.Name));
        Assert.Equal("excluded", multiQc.RootElement.GetProperty("data").GetProperty("T35-noisy").GetProperty("state").GetString());
        var session = XDocument.Load(Path.Combine(folder, "igv_session.xml")).Root!;
        Assert.Equal("hg19", session.Attribute("genome")!.Value);
        Assert.Equal("chr19:28302901-32315215", session.Attribute("locus")!.Value);
        Assert.All(session.Descendants("Resource"), r => Assert.True(File.Exists(Path.Combine(folder, r.Attribute("path")!.Value))));
        var sums = File.ReadLines(Path.Combine(folder, "checksums.sha256")).Select(l => l.Split("  ")).ToDictionary(l => l[1], l => l[0]);
        string[] after = ["provenance.json", "checksums.sha256", "summary.json"];
        Assert.Equal(written.Select(Path.GetFileName).Except(after).Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, sum) in sums)
        {
            Assert.Equal(sum, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, name), Cancel))));
        }

        using var crate = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "provenance.json"), Cancel));
        Assert.Equal("https://w3id.org/ro/crate/1.1/context", crate.RootElement.GetProperty("@context").GetString());
        var entities = crate.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(e => e.GetProperty("@id").GetString()!);
        foreach (var part in entities["./"].GetProperty("hasPart").EnumerateArray())
        {
            var file = entities[part.GetProperty("@id").GetString()!];
            Assert.Equal("File", file.GetProperty("@type").GetString());
            Assert.Equal(sums[file.GetProperty("@id").GetString()!], file.GetProperty("sha256").GetString());
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Arrays_that_are_read_again_leave_the_same_files_as_arrays_in_memory()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-reporting-").FullName;
        var read = 0;
        var whole = SampleBatch.Small with { CBioPortal = true };
        var streamed = whole with
        {
            ArrayResults = [.. whole.ArrayResults.Select(a => a.WithoutDetail(_ =>
            {
                Interlocked.Increment(ref read);
                return Task.FromResult(new ArrayDetail(a.Segmentation, a.Calls, a.Limits));
            }))],
        };
        Assert.All(streamed.ArrayResults, a => Assert.Empty(a.Calls?.Segments ?? []));
        Assert.Equal(whole.ArrayResults.Select(a => a.GenomeCovered), streamed.ArrayResults.Select(a => a.GenomeCovered));
        Assert.Equal(whole.ArrayResults.SelectMany(a => a.Warnings), streamed.ArrayResults.SelectMany(a => a.Warnings));

        await ResultFiles.WriteAsync(whole, Path.Combine(folder, "whole"), Cancel);
        await ResultFiles.WriteAsync(streamed, Path.Combine(folder, "streamed"), Cancel);

        Assert.NotEqual(0, read);
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "whole"), "*", SearchOption.AllDirectories))
        {
            var other = Path.Combine(folder, "streamed", Path.GetRelativePath(Path.Combine(folder, "whole"), path));
            Assert.Equal(await File.ReadAllTextAsync(path, Cancel), await File.ReadAllTextAsync(other, Cancel));
        }

        Directory.Delete(folder, recursive: true);
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
        Assert.Equal($"{called.Array}\tA\t1\t10\t20\tNA\tNA\tNA\tNA\tfalse\t0\tfalse\tfalse\tfalse\tfalse", lines[1]);
        Assert.Equal($"{called.Array}\tB\t19\t30\t40\t2.5000\t0.2500\t3.0000\thigh-level-amplification\ttrue\t7\tfalse\ttrue\ttrue\tfalse", lines[2]);
        Assert.Equal([string.Empty], lines[3..]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_study_for_cBioPortal_is_written_on_request()
    {
        var table = new GeneTable(
            [new Gene("A", Chromosome.Parse("1"), 10, 20), new Gene("B", Chromosome.Parse("19"), 30, 40), new Gene("b", Chromosome.X, 5, 6)]);
        var folder = Directory.CreateTempSubdirectory("cycline-reporting-").FullName;
        CallClass?[] classes = [CallClass.HighLevelAmplification, CallClass.HomozygousDeletion, CallClass.Gain];
        var called = SampleBatch.Small.ArrayResults.Where(a => a.Calls is not null).Take(3)
            .Select((a, i) => a with { LoadGenes = _ => Genes(1.25f * (i + 1), classes[i]) }).ToList();

        await ResultFiles.WriteAsync(SampleBatch.Small with { CBioPortal = true, ArrayResults = called, PairResults = [] }, folder, Cancel);

        var study = Path.Combine(folder, "cbioportal");
        Assert.Equal(
            [
                "data_clinical_patient.txt", "data_clinical_sample.txt", "data_cna.txt", "data_cna_hg19.seg", "data_log2_cna.txt", "meta_clinical_patient.txt",
                "meta_clinical_sample.txt", "meta_cna.txt", "meta_cna_hg19_seg.txt", "meta_log2_cna.txt", "meta_study.txt",
            ],
            Directory.GetFiles(study).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var header = string.Join('\t', ["Hugo_Symbol", "Entrez_Gene_Id", .. called.Select(a => a.Array)]);
        Assert.Equal([header, "A\t\tNA\tNA\tNA", "B\t\t1.2500\t2.5000\t3.7500"], Lines("data_log2_cna.txt"));
        Assert.Equal([header, "A\t\tNA\tNA\tNA", "B\t\t2\t-2\t1"], Lines("data_cna.txt"));
        Assert.Equal(called.Select(a => a.Array), Lines("data_clinical_sample.txt")[5..].Select(l => l.Split('\t')[1]));

        var segments = Lines("data_cna_hg19.seg");
        Assert.Equal("ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean", segments[0]);
        // A segment of one base would be no base wide to the importer: it begins one base earlier.
        var expected = (await File.ReadAllLinesAsync(Path.Combine(folder, "segments.seg"), Cancel)).Select(l => l.Split('\t'))
            .Select(f => string.Join('\t', f[2] == f[3] ? [f[0], f[1], $"{int.Parse(f[2], CultureInfo.InvariantCulture) - 1}", .. f[3..]] : f));
        Assert.Equal(expected, segments);
        var id = Lines("meta_study.txt").Single(l => l.StartsWith("cancer_study_identifier: ", StringComparison.Ordinal));
        foreach (var meta in Directory.GetFiles(study, "meta_*").Select(f => Path.GetFileName(f)!))
        {
            Assert.Contains(id, Lines(meta));
            Assert.All(Lines(meta).Where(l => l.StartsWith("data_filename: ", StringComparison.Ordinal)),
                l => Assert.True(File.Exists(Path.Combine(study, l["data_filename: ".Length..]))));
        }

        Assert.Contains("reference_genome_id: hg19", Lines("meta_cna_hg19_seg.txt"));
        Assert.Contains("datatype: DISCRETE", Lines("meta_cna.txt"));
        Assert.Contains("datatype: LOG2-VALUE", Lines("meta_log2_cna.txt"));
        Directory.Delete(folder, recursive: true);

        string[] Lines(string name) => File.ReadAllLines(Path.Combine(study, name));

        Task<(GeneTable, CalledGenes)?> Genes(float log2, CallClass? call)
        {
            var genes = new CalledGenes(3);
            genes.Log2[1] = log2;
            genes.Set(1, call, GeneFlags.None);
            return Task.FromResult<(GeneTable, CalledGenes)?>((table, genes));
        }
    }

    [Fact]
    public async Task Blocks_of_genes_do_not_show_in_the_matrices()
    {
        var table = new GeneTable(Enumerable.Range(0, 23).Select(i => new Gene($"G{i}", Chromosome.Parse("1"), 10 * (i + 1), (10 * i) + 15)));
        var arrays = SampleBatch.Small.ArrayResults.Where(a => a.Calls is not null).Take(2).Select((a, n) => a with
        {
            LoadGenes = _ =>
            {
                var genes = new CalledGenes(23);
                for (var i = 0; i < 23; i++)
                {
                    genes.Log2[i] = n + (0.125f * i);
                    genes.Set(i, (CallClass)((i + n) % 6), GeneFlags.None);
                }

                return Task.FromResult<(GeneTable, CalledGenes)?>((table, genes));
            },
        }).ToList();
        var study = new CBioPortalStudy(SampleBatch.Small with { ArrayResults = arrays });
        var written = new List<(string, string)>();
        foreach (var most in new[] { 1_000_000, 14, 1 })
        {
            using var log2 = new MemoryStream();
            using var discrete = new MemoryStream();
            await GeneMatrices.WriteAsync(study, log2, discrete, Cancel, most);
            written.Add((System.Text.Encoding.UTF8.GetString(log2.ToArray()), System.Text.Encoding.UTF8.GetString(discrete.ToArray())));
        }

        Assert.Equal(24, written[0].Item1.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(written, w => Assert.Equal(written[0], w));
    }

    [Fact]
    public async Task Arrays_of_two_builds_are_no_study()
    {
        var two = SampleBatch.Small.ArrayResults.Where(a => a.Calls is not null).Take(2).ToList();
        two[1] = two[1] with { Calls = two[1].Calls! with { Build = "hg38" } };
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            ResultFiles.WriteAsync(SampleBatch.Small with { CBioPortal = true, ArrayResults = two, PairResults = [] }, folder, Cancel));
        Assert.Equal("cbioportal-builds", refused.Problem.Code);
        Assert.False(Directory.Exists(Path.Combine(folder, "cbioportal")));
        Assert.True(File.Exists(Path.Combine(folder, "summary.json")));
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
