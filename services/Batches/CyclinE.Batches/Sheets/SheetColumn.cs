using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets;

/// <summary>One column of the sheet, defined once: reading, help, the table in docs/input.md and the JSON Schema come from it.</summary>
public sealed record SheetColumn
{
    /// <summary>The name in the header; case does not matter there.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence, with the unit.</summary>
    public required string Summary { get; init; }

    /// <summary>Which values it takes.</summary>
    public required SheetValue Value { get; init; }

    /// <summary>A value as a person would write it; canonical.</summary>
    public required string Example { get; init; }

    /// <summary>True where every row needs a value.</summary>
    public bool Required { get; init; }

    /// <summary>The value of an empty cell, or null. A column with a default always has a value in the plan.</summary>
    public string? Default { get; init; }

    /// <summary>What becomes of its values.</summary>
    public SheetColumnUse Use { get; init; }

    /// <summary>Headers of other programs that probably mean this column; they lead to a suggestion, never to a guess.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Reads a cell that is not missing.</summary>
    /// <param name="column">Its column; null for a covariate, which is free text.</param>
    /// <param name="text">The cell, cleaned.</param>
    internal static SheetCell Read(SheetColumn? column, string text) =>
        (column is null || column.Value.IsFreeText ? CellText.Danger(text) : null) ?? column?.Value.Read(text) ?? SheetCell.Of(text);
}

/// <summary>What becomes of a column's values.</summary>
public enum SheetColumnUse
{
    /// <summary>Read by a stage or by the plan.</summary>
    Used,

    /// <summary>Kept with the array for people and tables; no number depends on it.</summary>
    Kept,
}
