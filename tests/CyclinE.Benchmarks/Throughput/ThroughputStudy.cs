using System.Globalization;
using System.Text;
using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Probes;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Benchmarks.Throughput;

/// <summary>Tiny synthetic arrays with a sheet; a third of them carries an amplicon.</summary>
internal sealed class ThroughputStudy
{
    /// <summary>Probes of an array.</summary>
    public const int Probes = 1000;

    private static readonly ProbeSet Platform = SyntheticPlatform.Even(Probes);

    private ThroughputStudy(string name, string folder, int arrays) => (Name, Folder, Arrays) = (name, folder, arrays);

    /// <summary>Name of the batch.</summary>
    public string Name { get; }

    /// <summary>Folder of the sheet.</summary>
    public string Folder { get; }

    /// <summary>How many arrays.</summary>
    public int Arrays { get; }

    /// <summary>The array files.</summary>
    public IEnumerable<string> Files => Enumerable.Range(0, Arrays).Select(i => Path.Combine(Folder, NameOf(i)));

    /// <summary>The raw files as the workers see them.</summary>
    public RootedFiles Roots => new(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = Parent });

    /// <summary>The folder that all studies share: the root of raw files.</summary>
    public string Parent => Path.GetDirectoryName(Folder)!;

    private string Sheet => Path.Combine(Folder, "sheet.csv");

    /// <summary>Writes files and sheet into a new folder.</summary>
    public static ThroughputStudy Write(string parent, string name, int arrays, int seed)
    {
        var study = new ThroughputStudy(name, Directory.CreateDirectory(Path.Combine(parent, name)).FullName, arrays);
        var gene = SyntheticPlatform.GeneOf("CCNE1");
        var amplicon = PlantedEvent.OfCopies("CCNE1", gene.Chromosome, gene.Start - 8_000_000, gene.End + 8_000_000, 12, 0.9);
        var sheet = new StringBuilder("# synthetic: written by a benchmark\narray,sample,file,build,role\n");
        for (var i = 0; i < arrays; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"A{i:00000}");
            using var file = File.Create(Path.Combine(study.Folder, NameOf(i)));
            GenericProfileWriter.Write(file, ArraySimulator.Simulate(Platform, i % 3 == 0 ? [amplicon] : [], new NoiseModel { Sd = 0.1 }, seed, id));
            sheet.Append(CultureInfo.InvariantCulture, $"{id},S{i},{Path.GetFileName(study.Folder)}/{NameOf(i)},hg19,tumour\n");
        }

        File.WriteAllText(study.Sheet, sheet.ToString());
        return study;
    }

    /// <summary>Its plan, without a cohort: three stages an array and nothing else.</summary>
    public PlannedBatch Plan() => PlanMaker.Make(
        new SheetRequest { Sheet = new FileInfo(Sheet), Name = Name, MinArrays = Arrays + 1 }, Roots, LocalPipeline.SheetRoot);

    private static string NameOf(int i) => string.Create(CultureInfo.InvariantCulture, $"A{i:00000}.tsv");
}
