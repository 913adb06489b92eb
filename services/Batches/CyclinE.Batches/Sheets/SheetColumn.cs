namespace CyclinE.Batches;

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
}
