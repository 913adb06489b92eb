using CyclinE.Amplification;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>
/// <c>truth-calls</c>: calls of real arrays. The 50 breast lines of Neve 2006 from their log ratios on, by the default segmentation; 1,080
/// TCGA breast tumours from their segments on, ERBB2 against clinical HER2.
/// </summary>
internal static class TruthCallsCommand
{
    public static int Run(string[] arguments, CancellationToken cancellationToken)
    {
        _ = CommandOptions.Parse(arguments);
        Neve(cancellationToken);
        Tcga(cancellationToken);
        return 0;
    }

    private static void Neve(CancellationToken cancellationToken)
    {
        using var bed = new StreamReader(TextTable.Find("lines/neve2006_genes_hg16.bed"));
        var genes = GeneTable.FromBed(bed, "neve2006_genes_hg16.bed");
        foreach (var tau in new double?[] { null, 1 })
        {
            Neve(genes, tau, cancellationToken);
        }
    }

    // τ as estimated counts true changes shorter than its window as correlation where an array has 2,600 clones.
    private static void Neve(GeneTable genes, double? tau, CancellationToken cancellationToken)
    {
        Say($"Neve 2006, τ {(tau is null ? "as estimated" : "1")}");
        Console.WriteLine("line  CCNE1 log2 (centre added)  call  focal  probes of its event  ERBB2 log2  call  co-amplified");
        var amplified = 0;
        foreach (var line in CellLines.Neve())
        {
            var calls = ArrayCaller.Call(CallsArray.Of(line.Profile, GenomeBuild.Of("hg16"), genes, cancellationToken, tau), new CallingOptions()).Calls;
            GeneCall ccne1 = calls.Genes.Single(g => g.Symbol == "CCNE1"), erbb2 = calls.Genes.Single(g => g.Symbol == "ERBB2");
            amplified += ccne1.Call >= CallClass.Amplification ? 1 : 0;
            if (line.Name is "HCC1569" or "BT474" or "MDAMB157" or "SKBR3" || ccne1.Call >= CallClass.Amplification)
            {
                var probes = calls.Events.FirstOrDefault(e => e.Genes.Contains("CCNE1"))?.Probes;
                Say($"{line.Name,-10} {ccne1.Log2,7:0.00} ({ccne1.Log2 + calls.Centre,5:0.00}) {ccne1.Call} {ccne1.Focal} {probes}   {erbb2.Log2,7:0.00} {erbb2.Call} {calls.CoAmplified}");
            }
        }

        Say($"CCNE1 amplified in {amplified} of {CellLines.Neve().Count} lines");
    }

    private static void Tcga(CancellationToken cancellationToken)
    {
        var hg19 = GenomeBuild.Of("hg19");
        var genes = new GeneTable(GeneTable.ForBuild(hg19).Genes.Where(g => g.Symbol is "ERBB2" or "CCNE1").Select(g => g with { Highlighted = true }));
        var arrays = TextTable.Read(TextTable.Find("cohort/brca_tcga_primary_hg19.seg.gz")).Skip(1)
            .GroupBy(f => f[0][..12], f => new Segment
            {
                Chromosome = f[1] == "23" ? Chromosome.X : Chromosome.Parse(f[1]),
                Start = (int)TextTable.Double(f[2]),
                End = (int)TextTable.Double(f[3]),
                FirstProbe = -1,
                LastProbe = -1,
                Probes = (int)TextTable.Double(f[4]),
                Mean = TextTable.Double(f[5]),
                NoiseSd = 0,
            })
            .ToDictionary(g => g.Key, g => new ArrayToCall
            {
                Segmentation = new ArraySegmentation { Method = "file", Penalty = null, Sigma = 0, Tau = 1, Probes = 0, Missing = 0, Segments = [.. g] },
                Build = hg19,
                Genes = genes,
            });
        var clinical = TextTable.Read(TextTable.Find("cohort/brca_tcga_clinical_cn.tsv"));
        int patient = Array.IndexOf(clinical[0], "patient"), fish = Array.IndexOf(clinical[0], "her2_fish"), ihc = Array.IndexOf(clinical[0], "her2_ihc");
        foreach (var centre in new[] { CentreChoice.Peak, CentreChoice.Segments })
        {
            var before = Environment.CpuUsage.TotalTime;
            var called = arrays.ToDictionary(a => a.Key, a =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return ArrayCaller.Call(a.Value, new CallingOptions { Centre = centre }).Calls;
            });
            var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var name = centre == CentreChoice.Peak ? "as in the file" : "centred on the main mode of segments";
            Say($"TCGA breast, {called.Count} arrays, {name}: AUC {Area(f => f[fish] is "positive" or "negative" ? f[fish] : f[ihc])}, by FISH alone {Area(f => f[fish])}, {seconds:0.0} s CPU");
            var ccne1 = called.Values.Select(c => c.Genes.Single(g => g.Symbol == "CCNE1")).ToList();
            Say($"  CCNE1 above 0.3: {ccne1.Count(g => g.Maximum > 0.3)} by its highest segment, {ccne1.Count(g => g.Log2 > 0.3)} by its mean; of these focal {ccne1.Count(g => g.Maximum > 0.3 && g.Focal)}; amplified {called.Values.Count(c => c.CyclinEAmplified == true)}, with ERBB2 {called.Values.Count(c => c.CoAmplified == true)}");

            string Area(Func<string[], string> status)
            {
                var known = clinical.Skip(1).ToDictionary(f => f[patient], status);
                double[] Of(string s) =>
                    [.. called.Where(c => known.GetValueOrDefault(c.Key) == s).Select(c => c.Value.Genes.Single(g => g.Symbol == "ERBB2").Log2!.Value)];
                double[] positive = Of("positive"), negative = Of("negative");
                var area = positive.Average(p => negative.Average(n => p > n ? 1.0 : p == n ? 0.5 : 0));
                return FormattableString.Invariant($"{area:0.0000} ({positive.Length}/{negative.Length})");
            }
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
