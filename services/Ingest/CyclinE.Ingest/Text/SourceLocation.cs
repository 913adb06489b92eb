using System.Globalization;

namespace CyclinE.Ingest.Text;

/// <summary>A place in a text file, as messages name it: file, line and column from 1, the column's name.</summary>
internal readonly record struct SourceLocation(string File, long Line = 0, int Column = 0, string? ColumnName = null)
{
    public override string ToString() =>
        (Line > 0, Column > 0, ColumnName) switch
        {
            (false, _, _) => File,
            (true, false, _) => string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}"),
            (true, true, null) => string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}, column {Column}"),
            (true, true, _) => string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}, column {Column} ({ColumnName})"),
        };
}
