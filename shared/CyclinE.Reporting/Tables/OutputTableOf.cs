using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tables;

/// <summary>A table whose columns read their value from a row, so that header, order and value cannot part.</summary>
internal class OutputTable<TRow>(
    string fileName,
    string line,
    Func<BatchResults, IEnumerable<TRow>> rows,
    IReadOnlyList<OutputTable<TRow>.Column> columns)
    : OutputTable(fileName, line)
{
    public override IReadOnlyList<OutputColumn> Columns => columns;

    public override void Write(BatchResults results, TextWriter writer)
    {
        WriteHeader(writer);
        WriteRows(rows(results), writer);
    }

    /// <summary>Writes the line of column names.</summary>
    public void WriteHeader(TextWriter writer) => WriteLine(writer, column => column.Name);

    private protected void WriteRows(IEnumerable<TRow> some, TextWriter writer)
    {
        foreach (var row in some)
        {
            WriteLine(writer, column => column.Value(row));
        }
    }

    private void WriteLine(TextWriter writer, Func<Column, string> field)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0)
            {
                writer.Write('\t');
            }

            writer.Write(field(columns[i]));
        }

        writer.Write('\n');
    }

    internal sealed record Column(string Name, string Description, Func<TRow, string> Value) : OutputColumn(Name, Description);
}

/// <summary>A column of an output table: name and description, defined once for the file and its documentation.</summary>
/// <param name="Name">The header, in snake_case where no standard names it.</param>
/// <param name="Description">One sentence, with the unit.</param>
public record OutputColumn(string Name, string Description);
