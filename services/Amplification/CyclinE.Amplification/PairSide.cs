using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>One array of a pair.</summary>
public sealed record PairSide
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>The profile, centre not subtracted.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The array's scalars.</summary>
    public required ArrayScalars Scalars { get; init; }

    /// <summary>The array's own segments and calls, and the centre that they and the comparison subtract.</summary>
    public required ArrayCalls Calls { get; init; }
}
