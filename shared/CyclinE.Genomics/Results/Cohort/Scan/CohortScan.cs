using System.Text.Json.Serialization;
using CyclinE.Genomics.Genes;

namespace CyclinE.Genomics.Results.Cohort.Scan;

/// <summary>Every gene against every end point that the sheet has.</summary>
public sealed record CohortScan
{
    /// <summary>Arrays that could not take part, with their reason: they stand first.</summary>
    public required IReadOnlyList<AbsentArray> Absent { get; init; }

    /// <summary>Patients, one array each.</summary>
    public required int Patients { get; init; }

    /// <summary>What of a gene was tested: <c>log2</c>, <c>gain</c>, <c>amplification</c> or <c>loss</c>.</summary>
    public required string Values { get; init; }

    /// <summary>One result for each end point.</summary>
    public required IReadOnlyList<ScanResult> EndPoints { get; init; }

    /// <summary>Sentences that stand beside the results.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Every gene against one end point. Columns have one value per gene in the order of <see cref="Genes"/>, NaN where there is none.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record ScanResult
{
    /// <summary>The end point, such as <c>progression-free survival</c>.</summary>
    public required string EndPoint { get; init; }

    /// <summary>Model, covariates, strata and ties in words.</summary>
    public required string Model { get; init; }

    /// <summary>True where genes are carriers or not, false where they are log2 ratios.</summary>
    public required bool Carriers { get; init; }

    /// <summary>True where the end point is a time (effects are log hazard ratios), false where it is yes or no (log odds ratios).</summary>
    public required bool Survival { get; init; }

    /// <summary>Patients analysed.</summary>
    public required int Patients { get; init; }

    /// <summary>Patients left out: no end point, covariate or stratum.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Events among the patients analysed.</summary>
    public required int Events { get; init; }

    /// <summary>Distinct gene vectors that were tested: what both corrections count.</summary>
    public required int Hypotheses { get; init; }

    /// <summary>Permutations; 0 where no family-wise P was asked for.</summary>
    public required int Permutations { get; init; }

    /// <summary>Seed of the permutations.</summary>
    public required int Seed { get; init; }

    /// <summary>True where the permutation of the end point is exact; false where null-model residuals were permuted.</summary>
    public required bool Exact { get; init; }

    /// <summary>Genes that stand in correlation with a covariate; they are why a permutation is not exact; 0 without permutations.</summary>
    public required int Correlated { get; init; }

    /// <summary>The genes.</summary>
    public required IReadOnlyList<Gene> Genes { get; init; }

    /// <summary>What became of each.</summary>
    public required ScanGeneState[] State { get; init; }

    /// <summary>Index of the first gene with the same values in every patient; its own index where it is the first.</summary>
    public required int[] SameAs { get; init; }

    /// <summary>Carriers; −1 where genes are log2 ratios.</summary>
    public required int[] CarrierCount { get; init; }

    /// <summary>Analysed patients without a value: the gene's mean stands in for them.</summary>
    public required int[] MissingCount { get; init; }

    /// <summary>Score statistic U/√V, standard normal without association; positive: more events with more copies.</summary>
    public required double[] Statistic { get; init; }

    /// <summary>Two-sided P of the statistic.</summary>
    public required double[] P { get; init; }

    /// <summary>Benjamini–Hochberg q.</summary>
    public required double[] Q { get; init; }

    /// <summary>Family-wise P by step-down maxT.</summary>
    public required double[] FamilyP { get; init; }

    /// <summary>Log hazard or log odds ratio per unit of log2, or of carriers against others; ±∞ where separated.</summary>
    public required double[] Effect { get; init; }

    /// <summary>Standard error of the effect.</summary>
    public required double[] StandardError { get; init; }

    /// <summary>Two-sided Wald P of the effect.</summary>
    public required double[] EffectP { get; init; }
}

/// <summary>What became of a gene in a scan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScanGeneState>))]
public enum ScanGeneState
{
    /// <summary>Tested, with a finite effect.</summary>
    Tested,

    /// <summary>Tested by score; the likelihood has no maximum, so the effect is infinite and has no standard error.</summary>
    Separated,

    /// <summary>Tested by score; the fit of the effect did not converge and is missing.</summary>
    NotConverged,

    /// <summary>Untested: too few carriers or too few non-carriers.</summary>
    FewCarriers,

    /// <summary>Untested: one value in all patients.</summary>
    Constant,

    /// <summary>Untested: no value in too many patients.</summary>
    Missing,
}
