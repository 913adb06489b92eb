using System.Globalization;
using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Testing;

namespace CyclinE.Cohort.Tests.Scan;

/// <summary>CCNE1 in the TCGA breast cohort against R's coxph on the same patients (reference_output.txt of the reference data).</summary>
public class TcgaBreastScanTests
{
    // R's coxph at its default tolerance is up to 5e-9 from the maximum, and its output has ten digits.
    private const double Tolerance = 1e-7;

    private readonly List<string[]> _lines = [.. File.ReadAllLines(ReferenceData.Require("cohort/brca_tcga_clinical_cn.tsv")).Select(l => l.Split('\t'))];

    [Theory]
    [InlineData(false, 1067, 98, 201, 0.183881775, 0.2414313404, 0.4462798179)]
    [InlineData(true, 180, 23, 27, -1.281109873, 1.019754825, 0.2090101053)]
    public void GainAgainstProgressionFreeSurvival(bool her2, int patients, int gains, int events, double effect, double error, double p)
    {
        var result = Scan(her2, v => v > 0.3 ? 1f : 0f, carriers: true, withAge: false);

        Assert.Equal((patients, gains, events), (result.Patients, result.CarrierCount[0], result.Events));
        Near.Equal(effect, result.Effect[0], Tolerance, "effect");
        Near.Equal(error, result.StandardError[0], Tolerance, "error");
        Near.Equal(p, result.EffectP[0], Tolerance, "P");
    }

    /// <summary>log2 with age; patients without age are left out, as R does.</summary>
    [Theory]
    [InlineData(false, 0.20373948822, 0.205431014430, 0.321311704071)]
    [InlineData(true, -1.13834425301, 0.7725356697, 0.140611749380)]
    public void Log2WithAge(bool her2, double effect, double error, double p)
    {
        var result = Scan(her2, v => (float)v, carriers: false, withAge: true);

        Near.Equal(effect, result.Effect[0], Tolerance, "effect");
        Near.Equal(error, result.StandardError[0], Tolerance, "error");
        Near.Equal(p, result.EffectP[0], Tolerance, "P");
        Assert.True(result.LeftOut > 0 || her2);
    }

    private ScanResult Scan(bool her2, Func<double, float> value, bool carriers, bool withAge)
    {
        int Column(string name) => Array.IndexOf(_lines[0], name);
        double Number(string[] row, string name) => double.TryParse(row[Column(name)], CultureInfo.InvariantCulture, out var v) ? v : double.NaN;
        bool Positive(string[] row) =>
            (row[Column("her2_fish")] is "positive" or "negative" ? row[Column("her2_fish")] : row[Column("her2_ihc")]) == "positive";
        string[][] rows = [.. _lines.Skip(1).Where(r => double.IsFinite(Number(r, "ccne1_segmean")) && Number(r, "pfs_days") > 0 && (!her2 || Positive(r)))];
        return GenomeScan.Run(
            new ScanInput
            {
                EndPoint = "progression-free survival",
                Genes = [new Gene("CCNE1", Chromosome.FromNumber(19), 30_302_901, 30_315_215)],
                Values = [.. rows.Select(r => GeneRuns.Of([value(Number(r, "ccne1_segmean"))]))],
                Carriers = carriers,
                Times = [.. rows.Select(r => Number(r, "pfs_days"))],
                Events = [.. rows.Select(r => r[Column("pfs_event")] switch { "1" => true, "0" => false, _ => (bool?)null })],
                Covariates = withAge ? [new ScanCovariate("age", [.. rows.Select(r => Number(r, "age"))])] : [],
            },
            new ScanOptions { Permutations = 0 },
            CancellationToken.None);
    }
}
