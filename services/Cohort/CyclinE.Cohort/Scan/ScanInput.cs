using CyclinE.Genomics.Genes;

namespace CyclinE.Cohort.Scan;

/// <summary>Genes, patients and one end point of a scan. One patient is one row of role tumour.</summary>
public sealed record ScanInput
{
    /// <summary>The end point in words.</summary>
    public required string EndPoint { get; init; }

    /// <summary>The genes.</summary>
    public required IReadOnlyList<Gene> Genes { get; init; }

    /// <summary>The genes of every patient: log2, or 1 for a carrier and 0 for none; NaN where there is no value.</summary>
    public required IReadOnlyList<GeneRuns> Values { get; init; }

    /// <summary>True where values are carriers.</summary>
    public bool Carriers { get; init; }

    /// <summary>Time to event or censoring per patient, NaN where missing; null for an end point that is yes or no.</summary>
    public double[]? Times { get; init; }

    /// <summary>Event, or yes, per patient; null where missing.</summary>
    public required bool?[] Events { get; init; }

    /// <summary>Stratum per patient, null where missing; null where there are none.</summary>
    public string?[]? Strata { get; init; }

    /// <summary>Covariates of the null model.</summary>
    public IReadOnlyList<ScanCovariate> Covariates { get; init; } = [];
}

/// <summary>A covariate of the null model.</summary>
/// <param name="Name">Its name, for the methods sentence.</param>
/// <param name="Values">One value per patient, NaN where missing; categories enter as indicators.</param>
public sealed record ScanCovariate(string Name, double[] Values);
