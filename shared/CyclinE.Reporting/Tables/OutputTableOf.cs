namespace CyclinE.Reporting;

/// <summary>A table whose columns read their value from a row, so that header, order and value cannot part.</summary>
internal sealed class OutputTable<TRow>(
    string fileName,
    string line,
    Func<BatchResults, IEnumerable<TRow>> rows,
    IReadOnlyList<OutputTable<TRow>.Column> columns)
    : OutputTable(fileName, line)
{
    public override IReadOnlyList<OutputColumn> Columns => columns;

    public override void Write(BatchResults results, TextWriter writer)
    {
        WriteLine(writer, column => column.Name);
        foreach (var row in rows(results))
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
