using CyclinE.Genomics;

namespace CyclinE.Artifacts;

/// <summary>Why a unit did not end well.</summary>
public sealed record UnitFailure
{
    /// <summary>What, where and what to do.</summary>
    public required InputProblem Problem { get; init; }

    /// <summary>The stage at which it happened; null for settling.</summary>
    public string? Stage { get; init; }

    /// <summary>Trace in which it happened.</summary>
    public string? TraceId { get; init; }
}
