namespace CyclinE.Batches;

/// <summary>A sheet as it was read: one row per array.</summary>
public sealed record Sheet
{
    /// <summary>Name for messages, such as the file's.</summary>
    public required string Name { get; init; }

    /// <summary>True where a comment line above the header says <c># synthetic</c>: the arrays were simulated.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Line of the header, from 1.</summary>
    public required int HeaderLine { get; init; }

    /// <summary>Columns in the order of the file, covariates under their own names.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows in the order of the file.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }
}
