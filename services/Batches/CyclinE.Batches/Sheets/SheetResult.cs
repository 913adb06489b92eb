namespace CyclinE.Batches;

/// <summary>A sheet and everything that is wrong with it.</summary>
public sealed record SheetResult
{
    /// <summary>The sheet; null where not even its header could be read.</summary>
    public Sheet? Sheet { get; init; }

    /// <summary>All problems, by line.</summary>
    public required IReadOnlyList<SheetProblem> Problems { get; init; }

    /// <summary>Size in bytes and last write time (UTC) of the files that were seen, by their path in the sheet.</summary>
    public IReadOnlyDictionary<string, (long Size, DateTime Modified)> Files { get; init; } =
        new Dictionary<string, (long Size, DateTime Modified)>();

    /// <summary>True where a plan can be made of it: there may be warnings.</summary>
    public bool IsValid => Sheet is not null && Problems.All(p => p.Severity != SheetSeverity.Error);
}
