using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Reporting.Model;

/// <summary>What a stage that is described by data, or is not required, left of a batch.</summary>
public sealed record StageResult
{
    /// <summary>The stage as the plan froze it.</summary>
    public required StageDefinition Stage { get; init; }

    /// <summary>Every unit of its kind, in the order of the sheet.</summary>
    public required IReadOnlyList<StageUnitResult> Units { get; init; }

    /// <summary>The columns that stand before those of the stage's own tables: they name the unit.</summary>
    public IReadOnlyList<string> UnitColumns => Stage.Unit switch
    {
        UnitKind.Array => ["array"],
        UnitKind.Pair => ["resistant", "parental"],
        _ => [],
    };
}

/// <summary>What a stage left of one unit.</summary>
public sealed record StageUnitResult
{
    /// <summary>What names the unit in a table: the array, or the two of a pair; nothing for the cohort.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary><c>available</c>, <c>not available</c> or <c>pending</c>.</summary>
    public required string State { get; init; }

    /// <summary>True where the reason is the stage's own: the unit itself ended as it would have without it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Code of the reason where it is not available.</summary>
    public string? Reason { get; init; }

    /// <summary>The reason in words.</summary>
    public string? What { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>Reads the rows of one of its tables, lines of tab-separated cells; null where it is not available.</summary>
    public Func<StageTableSchema, CancellationToken, Task<string>>? LoadRows { get; init; }
}
