using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Reporting.Model;

/// <summary>What became of one pair of the plan. Centres and segments of both arrays come from their <see cref="ArrayResult"/>.</summary>
public sealed record PairResult
{
    /// <summary>Array id of the resistant line.</summary>
    public required string Resistant { get; init; }

    /// <summary>Array id of the parental line.</summary>
    public required string Parental { get; init; }

    /// <summary>How the pair ended.</summary>
    public required UnitOutcome State { get; init; }

    /// <summary>Why it was not compared; null where it was.</summary>
    public string? Reason { get; init; }

    /// <summary>The comparison; null where there is none.</summary>
    public PairComparison? Comparison { get; init; }

    /// <summary>
    /// Reads both profiles, resistant first, when the page draws the pair; its task gives null where they are no longer
    /// stored. Null where a page is not to draw probes.
    /// </summary>
    public Func<CancellationToken, Task<(Profile Resistant, Profile Parental)?>>? LoadProfiles { get; init; }
}
