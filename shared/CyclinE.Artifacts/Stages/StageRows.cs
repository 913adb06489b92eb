using System.Globalization;
using CyclinE.Artifacts.Columns;
using CyclinE.Contracts.Stages;

namespace CyclinE.Artifacts.Stages;

/// <summary>Rows of a stage's own table, as its artifact keeps them and <c>NAME.tsv</c> shows them.</summary>
public static class StageRows
{
    /// <summary>The column of an artifact that holds the rows.</summary>
    /// <param name="table">The table that the stage declares.</param>
    /// <param name="rows">A value for each declared column: text, whole number, number, true or false; null or NaN where it is not there.</param>
    /// <exception cref="ArgumentException">A row has other values than the table declares: a bug of the stage.</exception>
    public static Column Rows(this StageTableSchema table, IEnumerable<object?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        rows = [.. rows];
        if (table.InArrays && rows.Count() > 1)
        {
            throw new ArgumentException($"{rows.Count()} rows of {table.Name}, which is declared as one row an array at most.", nameof(rows));
        }

        return Column.Of(table.ArtifactColumn, [.. rows.Select(row => row.Length == table.Columns.Count
            ? string.Join('\t', row.Select((value, i) => Cell(table, table.Columns[i], value)))
            : throw new ArgumentException($"A row of {table.Name} has {row.Length} values; {table.Columns.Count} columns are declared.", nameof(rows)))]);
    }

    private static string Cell(StageTableSchema table, StageColumn column, object? value) => (column.Type, value) switch
    {
        (_, null) or (StageOptionType.Number, double.NaN or float.NaN) => string.Empty,
        (StageOptionType.Integer, int or long or byte or short) => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        (StageOptionType.Number, int or long or float or double) when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) =>
            number.ToString("R", CultureInfo.InvariantCulture),
        (StageOptionType.Boolean, bool yes) => yes ? "true" : "false",
        (StageOptionType.Text, string or Enum or IFormattable) when Convert.ToString(value, CultureInfo.InvariantCulture) is { } text
            && text.AsSpan().IndexOfAny("\t\n\r") < 0 => text,
        _ => throw new ArgumentException($"{table.Name}, column {column.Name}: '{value}' is not what the table declares ({column.Type.ToString().ToLowerInvariant()})."),
    };
}
