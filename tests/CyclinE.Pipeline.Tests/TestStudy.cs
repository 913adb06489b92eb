using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Probes;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Pipeline.Tests;

/// <summary>Small synthetic batches of generic profiles, with pairs and a cohort, in a folder of their own.</summary>
internal sealed class TestStudy : IDisposable
{
    private static readonly ProbeSet Platform = SyntheticPlatform.Even(1000);

    private TestStudy(string folder, int arrays, string sheet)
    {
        Folder = folder;
        Arrays = arrays;
        Sheet = sheet;
    }

    public string Folder { get; }

    public int Arrays { get; }

    public string Sheet { get; }

    /// <summary>Writes a batch: the first <paramref name="pairs"/> × 2 arrays are lines, the others tumours with end points.</summary>
    public static TestStudy Write(int arrays, int pairs, int seed, string? name = null)
    {
        var folder = Directory.CreateTempSubdirectory($"cycline-{name ?? "batch"}-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "arrays"));
        var gene = SyntheticPlatform.GeneOf("CCNE1");
        var amplicon = PlantedEvent.OfCopies("CCNE1", gene.Chromosome, gene.Start - 8_000_000, gene.End + 8_000_000, 12, 0.9);
        var sheet = new StringBuilder("# synthetic: written by a test\narray,sample,file,build,role,parental,patient,her2,benefit,pfs_months,pfs_event\n");
        for (var i = 0; i < arrays; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"A{i:000}");
            var isLine = i < 2 * pairs;
            var isResistant = isLine && i % 2 == 1;
            var positive = isResistant || (!isLine && i % 3 == 0);
            WriteArray(Path.Combine(folder, "arrays", id + ".tsv"), id, positive ? [amplicon] : [], seed);
            var parental = string.Create(CultureInfo.InvariantCulture, $"A{i - 1:000}");
            sheet.Append(CultureInfo.InvariantCulture, $"{id},S{i},arrays/{id}.tsv,hg19,")
                .Append(isResistant ? $"resistant,{parental},,,,," : isLine ? "parental,,,,,," : string.Create(
                    CultureInfo.InvariantCulture, $"tumour,,P{i},positive,{(i % 2 == 0 ? "yes" : "no")},{3 + (i % 17)}.5,{(i % 4 == 0 ? 0 : 1)}"))
                .Append('\n');
        }

        var path = Path.Combine(folder, "sheet.csv");
        File.WriteAllText(path, sheet.ToString());
        return new TestStudy(folder, arrays, path);
    }

    /// <summary>Writes one array file.</summary>
    public static void WriteArray(string path, string id, IReadOnlyList<PlantedEvent> events, int seed)
    {
        using var file = File.Create(path);
        GenericProfileWriter.Write(file, ArraySimulator.Simulate(Platform, events, new NoiseModel { Sd = 0.1 }, seed, id));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
