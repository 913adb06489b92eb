using System.Globalization;
using System.Text.Json.Serialization;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Sheets;

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

/// <summary>One array of the sheet.</summary>
public sealed record SheetRow
{
    /// <summary>Line of the file where the row starts, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Array id; as it stands in the file where it is not a valid one, null where it is missing.</summary>
    public string? Array { get; init; }

    /// <summary>
    /// Canonical values by column name: cosmetic differences of spelling are gone, missing values are left out, columns with
    /// a default always have a value. Covariates stand under their own names.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Columns of this row whose cell was refused: they have no value, but not because it is missing.</summary>
    public IReadOnlySet<string> Refused { get; init; } = new HashSet<string>();

    /// <summary>False where the row's cells could not be told apart; nothing but <see cref="Array"/> is known of it.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The canonical value of a column; null where missing or refused.</summary>
    public string? Value(string column) => Values.GetValueOrDefault(column);
}

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

/// <summary>What a problem of the sheet means for the batch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SheetSeverity>))]
public enum SheetSeverity
{
    /// <summary>The batch can run; a person should know.</summary>
    Warning,

    /// <summary>The sheet is not accepted.</summary>
    Error,
}
