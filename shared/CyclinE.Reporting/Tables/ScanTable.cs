using CyclinE.Genomics.Results.Cohort.Scan;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>scan.tsv</c>: gene × end point.</summary>
internal static class ScanTable
{
    public static OutputTable Table { get; } = new OutputTable<(ScanResult Scan, int Gene)>(
        "scan.tsv",
        "every gene against every end point of the scan, in genome order",
        results =>
            from scan in results.Cohort.Scans
            from gene in Enumerable.Range(0, scan.Genes.Count)
            select (scan, gene),
        [
            new("end_point", "The end point.", r => Text(r.Scan.EndPoint)),
            new("gene", "Gene symbol.", r => Text(r.Scan.Genes[r.Gene].Symbol)),
            new("chromosome", "Chromosome without chr.", r => r.Scan.Genes[r.Gene].Chromosome.ToString()),
            new("start", "First base pair of the gene body, 1-based.", r => Whole(r.Scan.Genes[r.Gene].Start)),
            new("end", "Last base pair of the gene body.", r => Whole(r.Scan.Genes[r.Gene].End)),
            new("state", "tested, separated (infinite effect), not-converged (no effect), few-carriers, constant or missing (the last three untested).",
                r => Words.Of(r.Scan.State[r.Gene])),
            new("value", "log2 or carrier.", r => r.Scan.Carriers ? "carrier" : "log2"),
            new("patients", "Patients analysed.", r => Whole(r.Scan.Patients)),
            new("events", "Events among them.", r => Whole(r.Scan.Events)),
            new("carriers", "Carriers among them; NA for log2.", r => Whole(r.Scan.Carriers ? r.Scan.CarrierCount[r.Gene] : null)),
            new("missing", "Patients without a value; the gene's mean stands in for them.", r => Whole(r.Scan.MissingCount[r.Gene])),
            new("statistic", "Score statistic U/√V of the null model; above 0: more events with more copies.", r => Significant(r.Scan.Statistic[r.Gene])),
            new("p", "Two-sided P of the statistic.", r => Significant(r.Scan.P[r.Gene])),
            new("q", "Benjamini–Hochberg q over distinct gene vectors.", r => Significant(r.Scan.Q[r.Gene])),
            new("p_family", "Family-wise P by step-down maxT over permutations.", r => Significant(r.Scan.FamilyP[r.Gene])),
            new("permutation", "exact, or approximate where null-model residuals were permuted; NA without permutations.", r => r.Scan.Permutations == 0
                ? Missing : r.Scan.Exact ? "exact" : "approximate"),
            new("effect", "Log hazard ratio (or log odds ratio) per unit of log2, or of carriers against others.", r => Significant(r.Scan.Effect[r.Gene])),
            new("standard_error", "Standard error of the effect.", r => Significant(r.Scan.StandardError[r.Gene])),
            new("effect_p", "Two-sided Wald P of the effect.", r => Significant(r.Scan.EffectP[r.Gene])),
            new("same_as", "The first gene with the same value in every patient: one hypothesis with it; NA where it is the first.",
                r => r.Scan.SameAs[r.Gene] == r.Gene ? Missing : Text(r.Scan.Genes[r.Scan.SameAs[r.Gene]].Symbol)),
        ]);
}
