namespace CyclinE.Genomics;

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
