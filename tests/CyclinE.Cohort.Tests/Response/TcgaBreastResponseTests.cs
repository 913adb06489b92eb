using CyclinE.Cohort.Power;
using CyclinE.Cohort.Response;
using CyclinE.Cohort.Scan;
using CyclinE.Cohort.Tests.Golden;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Testing;

namespace CyclinE.Cohort.Tests.Response;

/// <summary>The study's question on TCGA breast: HER2-positive patients on trastuzumab, CCNE1 gain or not.</summary>
public class TcgaBreastResponseTests
{
    [Fact]
    public void TheAssociationIsNotSeenAndTheCohortCouldHardlyHaveSeenIt()
    {
        var patients = Read();
        Assert.Equal((62, 9, 5), (patients.Count, patients.Count(p => p.Gain), patients.Count(p => p.Event)));

        var scan = GenomeScan.Run(
            new ScanInput
            {
                EndPoint = "progression-free survival",
                Genes = [new Gene("CCNE1", Chromosome.FromNumber(19), 30_302_901, 30_315_215)],
                Values = [.. patients.Select(p => GeneRuns.Of([p.Gain ? 1f : 0f]))],
                Carriers = true,
                Times = [.. patients.Select(p => p.Days)],
                Events = [.. patients.Select(p => (bool?)p.Event)],
            },
            new ScanOptions { Permutations = 2000 },
            CancellationToken.None);

        // The score test of a Cox model without ties is the log-rank test: chi-square 1.190372077 in R's reference output.
        Near.Equal(1.190372077, scan.Statistic[0] * scan.Statistic[0], 1e-9, "chi-square");
        Near.Equal(0.275254516801, scan.P[0], 1e-9, "P");
        Assert.Equal(ScanGeneState.Separated, scan.State[0]);
        Assert.Equal(double.NegativeInfinity, scan.Effect[0]);
        Assert.InRange(scan.FamilyP[0], 0.2, 1);
        var sentence = PowerSentence.Hazards("progression-free survival", scan.P[0], scan.Events, scan.CarrierCount[0], scan.Patients);
        Assert.Contains("a hazard ratio of 35 or 0.029", sentence, StringComparison.Ordinal);

        var response = ResponseAnalysis.Run(
            new ResponseInput
            {
                Question = "progression by CCNE1 gain",
                Group = [.. patients.Select(p => p.Gain ? "gain" : "no gain")],
                Outcome = [.. patients.Select(p => p.Event ? "event" : "none")],
                Groups = ["gain", "no gain"],
                Outcomes = ["event", "none"],
            },
            new ResponseOptions());
        Assert.Equal([[0, 9], [5, 48]], response.Counts);
        Near.Equal(1, response.Tests[0].P, 1e-12, "Fisher P");
        Near.Equal(6.862003926, response.Tests[0].Upper, 1.3e-4, "upper limit");
        Assert.Contains("not significant", Assert.Single(response.Notes), StringComparison.Ordinal);
        Assert.Contains("gain separates the outcome", response.Models[0].Warning, StringComparison.Ordinal);
        Assert.True(double.IsFinite(response.Models[1].Terms[1].Lower) && double.IsFinite(response.Models[1].Terms[1].Upper));
    }

    private static List<(double Days, bool Event, bool Gain)> Read()
    {
        var lines = File.ReadAllLines(ReferenceData.Require("cohort/brca_tcga_clinical_cn.tsv")).Select(l => l.Split('\t')).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        int days = Column("pfs_days"), happened = Column("pfs_event"), fish = Column("her2_fish"), ihc = Column("her2_ihc"), drug = Column("trastuzumab"),
        log2 = Column("ccne1_segmean");
        return
        [
            .. lines.Skip(1)
                .Where(f => (f[fish] is "positive" or "negative" ? f[fish] : f[ihc]) == "positive" && f[drug] == "1"
                    && double.TryParse(f[log2], System.Globalization.CultureInfo.InvariantCulture, out _))
                .Where(f => double.TryParse(f[days], System.Globalization.CultureInfo.InvariantCulture, out var d) && d > 0 && f[happened] is "0" or "1")
                .Select(f => (double.Parse(f[days], System.Globalization.CultureInfo.InvariantCulture), f[happened] == "1",
                    double.Parse(f[log2], System.Globalization.CultureInfo.InvariantCulture) > 0.3)),
        ];
    }
}
