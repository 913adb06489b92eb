using System.Globalization;
using CyclinE.Genomics;

namespace CyclinE.Batches;

/// <summary>One thing in the sheet that a person has to mend, or should know.</summary>
public sealed record SheetProblem
{
    /// <summary>A stable machine-readable reason, such as <c>unknown-parental</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the sheet is refused.</summary>
    public required SheetSeverity Severity { get; init; }

    /// <summary>Line of the file, from 1; null where the problem is the sheet's as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>The column; null where the problem is the row's.</summary>
    public string? Column { get; init; }

    /// <summary>The value that was found, as it stands in the file; null where something is missing.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong: one sentence with the value found and what was expected.</summary>
    public required string What { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    /// <summary><c>lines.csv line 5, column her2</c>.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    public string Where(string sheet)
    {
        var line = Line is { } number ? string.Create(CultureInfo.InvariantCulture, $" line {number}") : string.Empty;
        return Column is null ? sheet + line : $"{sheet}{line}, column {Column}";
    }

    /// <summary>The same problem in the form that all input problems share.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    public InputProblem ToInputProblem(string sheet) => new() { Code = Code, What = What, Where = Where(sheet), Remedy = Remedy };

    internal static SheetProblem Error(string code, int? line, string? column, string? value, string what, string remedy) =>
        new() { Code = code, Severity = SheetSeverity.Error, Line = line, Column = column, Value = value, What = what, Remedy = remedy };

    internal static SheetProblem Warning(string code, int? line, string? column, string? value, string what, string remedy) =>
        new() { Code = code, Severity = SheetSeverity.Warning, Line = line, Column = column, Value = value, What = what, Remedy = remedy };
}
