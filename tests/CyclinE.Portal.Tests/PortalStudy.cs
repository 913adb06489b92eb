using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Probes;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Portal.Tests;

/// <summary>A small synthetic batch: a pair of lines, six tumours with end points, one of them in a file that is no array.</summary>
internal sealed class PortalStudy : IDisposable
{
    /// <summary>A name that is markup where somebody forgets to escape it.</summary>
    public const string NastySample = "S<b>5</b>&\"'";

    /// <summary>The array whose file is broken.</summary>
    public const string Broken = "T7";

    private static readonly ProbeSet Platform = SyntheticPlatform.Even(1000);

    public string Folder { get; } = Directory.CreateTempSubdirectory("cycline-portal-").FullName;

    public string Sheet => Path.Combine(Folder, "study", "sheet.csv");

    public string Root => Path.Combine(Folder, "study");

    public string Results => Path.Combine(Folder, "results");

    public static PortalStudy Write()
    {
        var study = new PortalStudy();
        Directory.CreateDirectory(study.Root);
        var sheet = new StringBuilder("# synthetic: written by a test\narray,sample,file,build,role,parental,patient,her2,benefit,pfs_months,pfs_event\n");
        sheet.Append("P1,P1,P1.tsv,hg19,parental,,,,,,\nR1,R1,R1.tsv,hg19,resistant,P1,,,,,\n");
        WriteArray(study, "P1", amplified: false);
        WriteArray(study, "R1", amplified: true);
        for (var i = 3; i <= 8; i++)
        {
            var sample = i == 5 ? "\"" + NastySample.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : $"S{i}";
            sheet.Append(CultureInfo.InvariantCulture,
                $"T{i},{sample},T{i}.tsv,hg19,tumour,,patient-{i},positive,{(i % 2 == 0 ? "yes" : "no")},{i}.5,1\n");
            WriteArray(study, $"T{i}", amplified: i % 2 == 1);
        }

        File.WriteAllText(Path.Combine(study.Root, Broken + ".tsv"), "this is no array\n");
        File.WriteAllText(study.Sheet, sheet.ToString());
        return study;
    }

    /// <summary>Mends the broken file.</summary>
    public void Mend() => WriteArray(this, Broken, amplified: true);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void WriteArray(PortalStudy study, string id, bool amplified)
    {
        var gene = SyntheticPlatform.GeneOf("CCNE1");
        var amplicon = PlantedEvent.OfCopies("CCNE1", gene.Chromosome, gene.Start - 8_000_000, gene.End + 8_000_000, 12, 0.9);
        using var file = File.Create(Path.Combine(study.Root, id + ".tsv"));
        GenericProfileWriter.Write(file, ArraySimulator.Simulate(Platform, amplified ? [amplicon] : [], new NoiseModel { Sd = 0.1 }, 7, id));
    }
}
