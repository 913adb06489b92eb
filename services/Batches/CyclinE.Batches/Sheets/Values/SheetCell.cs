namespace CyclinE.Batches.Sheets.Values;

/// <summary>A cell as it was read: a canonical value, nothing, or a complaint.</summary>
public sealed record SheetCell
{
    private SheetCell()
    {
    }

    /// <summary>The canonical value; null where the cell says "nothing" or is refused.</summary>
    public string? Value { get; private init; }

    /// <summary>A stable machine-readable reason why the cell is refused; null where it is not.</summary>
    public string? Code { get; private init; }

    /// <summary>What is wrong; empty where nothing is.</summary>
    public string What { get; private init; } = string.Empty;

    /// <summary>What to do about it; empty where nothing is wrong.</summary>
    public string Remedy { get; private init; } = string.Empty;

    /// <summary>A cell that says the same as an empty one.</summary>
    public static SheetCell Missing { get; } = new();

    /// <summary>A cell with a value.</summary>
    public static SheetCell Of(string value) => new() { Value = value };

    /// <summary>A cell that is refused.</summary>
    public static SheetCell Bad(string code, string what, string remedy) => new() { Code = code, What = what, Remedy = remedy };
}
