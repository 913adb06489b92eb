using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Cohort.Scan;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Benchmarks.Scan;

/// <summary>P of panel genes under permuted end points of the TCGA breast cohort: uniform where a test holds its level.</summary>
internal static class ScanCalibration
{
    private static readonly string[] Names = ["CCNE1", "ERBB2", "MYC", "CCND1", "FGFR1", "TP53", "PTEN", "RB1"];

    /// <summary>Permutes and prints.</summary>
    public static void Print(int repeats)
    {
        var (genes, patients, values) = Read();
        foreach (var (label, carriers) in new[] { ("log2", false), ("above 0.3", true) })
        {
            foreach (var (endPoint, survival) in new[] { ("progression-free survival", true), ("event, yes or no", false) })
            {
                Print($"{label}, {endPoint}", genes, patients, carriers ? [.. values.Select(v => float.IsNaN(v) ? v : v > 0.3f ? 1f : 0f)] : values,
                    carriers, survival, repeats);
            }
        }
    }

    private static void Print(string label, Gene[] genes, (double Time, bool Event)[] patients, float[] values, bool carriers, bool survival, int repeats)
    {
        var random = new Random(5);
        var tails = new int[4];
        var family = 0;
        var p = new List<double>();
        var tested = 0;
        for (var r = 0; r < repeats; r++)
        {
            random.Shuffle(patients);
            var result = GenomeScan.Run(
                new ScanInput
                {
                    EndPoint = label,
                    Genes = genes,
                    Values = GeneRuns.ByGene(values, patients.Length),
                    Carriers = carriers,
                    Times = survival ? [.. patients.Select(q => q.Time)] : null,
                    Events = [.. patients.Select(q => (bool?)q.Event)],
                },
                new ScanOptions { Permutations = r < repeats / 10 ? 199 : 0, Seed = r },
                CancellationToken.None);
            foreach (var value in result.P.Where(double.IsFinite))
            {
                tested++;
                p.Add(value);
                foreach (var (k, level) in new[] { 0.1, 0.05, 0.01, 0.001 }.Index())
                {
                    tails[k] += value < level ? 1 : 0;
                }
            }

            family += result.FamilyP.Any(f => f <= 0.05) ? 1 : 0;
        }

        p.Sort();
        var distance = p.Select((v, i) => Math.Max(Math.Abs(v - ((double)i / tested)), Math.Abs(v - ((i + 1.0) / tested)))).Max();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{label}: {patients.Length} patients, {repeats} permuted end points x {tested / repeats} genes; P < 0.1: {(double)tails[0] / tested:P2}, < 0.05: {(double)tails[1] / tested:P2}, < 0.01: {(double)tails[2] / tested:P2}, < 0.001: {(double)tails[3] / tested:P3}; largest distance from uniform {distance:F4}; family-wise P ≤ 0.05 in {(double)family / (repeats / 10):P1} of {repeats / 10}"));
    }

    private static (Gene[] Genes, (double Time, bool Event)[] Patients, float[] Values) Read()
    {
        var table = GeneTable.ForBuild(GenomeBuild.Of("hg19"));
        Gene[] genes = [.. Names.Select(n => table.TryFind(n, out var gene) ? gene : throw new InvalidOperationException(n))];
        var lines = TextTable.Read(TextTable.Find("cohort/brca_tcga_clinical_cn.tsv"));
        int patient = Array.IndexOf(lines[0], "patient"), days = Array.IndexOf(lines[0], "pfs_days"), happened = Array.IndexOf(lines[0], "pfs_event");
        var clinical = lines.Skip(1)
            .Where(f => TextTable.Double(f[days]) > 0 && f[happened] is "0" or "1")
            .ToDictionary(f => f[patient], f => (TextTable.Double(f[days]), f[happened] == "1"));
        var levels = Levels(genes).Where(l => clinical.ContainsKey(l.Key)).OrderBy(l => l.Key, StringComparer.Ordinal).ToList();
        var values = new float[genes.Length * levels.Count];
        for (var g = 0; g < genes.Length; g++)
        {
            for (var i = 0; i < levels.Count; i++)
            {
                values[(g * levels.Count) + i] = levels[i].Value[g];
            }
        }

        return (genes, [.. levels.Select(l => clinical[l.Key])], values);
    }

    /// <summary>Mean of the segments over each gene, weighted by length; NaN without one.</summary>
    private static Dictionary<string, float[]> Levels(Gene[] genes)
    {
        var sums = new Dictionary<string, (double Sum, double Length)[]>(StringComparer.Ordinal);
        foreach (var fields in TextTable.Read(TextTable.Find("cohort/brca_tcga_primary_hg19.seg.gz")).Skip(1))
        {
            var own = sums.TryGetValue(fields[0][..12], out var known) ? known : sums[fields[0][..12]] = new (double, double)[genes.Length];
            for (var g = 0; g < genes.Length; g++)
            {
                if (fields[1] == genes[g].Chromosome.ToString())
                {
                    var length = Math.Min(TextTable.Double(fields[3]), genes[g].End) - Math.Max(TextTable.Double(fields[2]), genes[g].Start) + 1;
                    own[g] = length > 0 ? (own[g].Sum + (length * TextTable.Double(fields[5])), own[g].Length + length) : own[g];
                }
            }
        }

        return sums.ToDictionary(s => s.Key, s => s.Value.Select(v => v.Length > 0 ? (float)(v.Sum / v.Length) : float.NaN).ToArray());
    }
}
