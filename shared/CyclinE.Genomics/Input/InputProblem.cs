namespace CyclinE.Genomics;

/// <summary>One thing a user has to mend.</summary>
public sealed record InputProblem
{
    /// <summary>A stable machine-readable reason, such as <c>truncated-file</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, with the value that was found and what was expected.</summary>
    public required string What { get; init; }

    /// <summary>File, line, column or row, as exactly as known.</summary>
    public required string Where { get; init; }

    /// <summary>What the user can do.</summary>
    public required string Remedy { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What} {Remedy}";
}
