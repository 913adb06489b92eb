using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Cohort;

/// <summary>Quality control that needs all arrays of a batch at once; the document of the cohort-check artifact.</summary>
public sealed record CohortCheck
{
    /// <summary>Arrays that could not take part, with their reason: they stand first.</summary>
    public required IReadOnlyList<AbsentArray> Absent { get; init; }

    /// <summary>Every called array, of whatever role, by id.</summary>
    public required IReadOnlyList<ArrayAcross> Arrays { get; init; }

    /// <summary>Probes that deviate in many unrelated arrays: proposed as a mask, nothing was left out because of them.</summary>
    public required IReadOnlyList<ProposedMask> Masks { get; init; }

    /// <summary>Sentences about what was compared and what could not be.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One array beside the others of its batch.</summary>
public sealed record ArrayAcross
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>The array whose profile is most like this one's; null where no other is of its platform.</summary>
    public string? Closest { get; init; }

    /// <summary>Pearson correlation of the two fingerprints.</summary>
    public double? Correlation { get; init; }

    /// <summary>True where sheet says that both are of one patient or line; null without a closest array.</summary>
    public bool? SameSource { get; init; }

    /// <summary>Distance of the array's DLRS from the median of its platform, in robust sds; null with fewer than five arrays.</summary>
    public double? NoiseDeviation { get; init; }

    /// <summary>Distance of ln(number of segments) from the median of its platform, in robust sds; null with fewer than five arrays.</summary>
    public double? SegmentsDeviation { get; init; }

    /// <summary>Sentences for the report; empty where nothing stands out.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>A run of neighbouring probes that stand alone far from their segment in many unrelated arrays.</summary>
/// <param name="ProbeSet">Hash of the platform.</param>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Start">Position of the first probe, 1-based base pairs.</param>
/// <param name="End">Position of the last probe.</param>
/// <param name="Name">Id of the first probe; null where the platform has none.</param>
/// <param name="Probes">Probes of the run.</param>
/// <param name="Arrays">Sources (patients or lines) in which the most often deviating of these probes deviates.</param>
/// <param name="Of">Sources that were looked at.</param>
public sealed record ProposedMask(
    string ProbeSet, Chromosome Chromosome, int Start, int End, string? Name, int Probes, int Arrays, int Of);

/// <summary>An array of the plan that takes no part in a cohort.</summary>
/// <param name="Array">Array id.</param>
/// <param name="State">How its unit ended.</param>
/// <param name="Reason">Why.</param>
public sealed record AbsentArray(string Array, string State, string Reason);
