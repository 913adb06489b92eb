using CyclinE.Contracts.Stages;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tables;

/// <summary><c>arrays.tsv</c> with the values that stages say of every array in one row: behind the columns that are always there.</summary>
internal sealed class ArraysWithStages : IArrayTable
{
    private readonly IArrayTable _arrays;
    private readonly IReadOnlyList<string> _columns;
    private readonly Dictionary<string, string[]> _values;

    private ArraysWithStages(IArrayTable arrays, IReadOnlyList<string> columns, Dictionary<string, string[]> values) =>
        (_arrays, _columns, _values) = (arrays, columns, values);

    public string FileName => _arrays.FileName;

    /// <summary>The table with the values of a batch; itself where no stage says any.</summary>
    public static async Task<IArrayTable> OfAsync(IArrayTable arrays, IReadOnlyList<StageResult> stages, CancellationToken cancellationToken)
    {
        var tables = stages.SelectMany(s => (s.Stage.Tables ?? []).Where(t => t.InArrays).Select(t => (Stage: s, Table: t))).ToList();
        if (tables.Count == 0 || arrays.FileName != ArraysTable.Table.FileName)
        {
            return arrays;
        }

        List<string> columns = [.. tables.SelectMany(t => t.Table.Columns.Select(c => $"{t.Table.Name}.{c.Name}"))];
        var values = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var at = 0;
        foreach (var (stage, table) in tables)
        {
            foreach (var unit in stage.Units.Where(u => u.LoadRows is not null))
            {
                var row = (await unit.LoadRows!(table, cancellationToken).ConfigureAwait(false)).Split('\n')[0];
                if (row.Length > 0)
                {
                    if (!values.TryGetValue(unit.Names[0], out var cells))
                    {
                        values[unit.Names[0]] = cells = [.. columns.Select(_ => Digits.Missing)];
                    }

                    row.Split('\t').Select(c => c.Length == 0 ? Digits.Missing : c).ToArray().CopyTo(cells, at);
                }
            }

            at += table.Columns.Count;
        }

        return new ArraysWithStages(arrays, columns, values);
    }

    public void WriteHeader(TextWriter writer) => Write(_arrays.WriteHeader, _columns, writer);

    public void WriteRows(ArrayResult array, TextWriter writer) =>
        Write(w => _arrays.WriteRows(array, w), _values.GetValueOrDefault(array.Array) ?? _columns.Select(_ => Digits.Missing), writer);

    private static void Write(Action<TextWriter> line, IEnumerable<string> more, TextWriter writer)
    {
        using var text = new StringWriter { NewLine = "\n" };
        line(text);
        writer.WriteLine($"{text.ToString().TrimEnd('\n')}\t{string.Join('\t', more)}");
    }
}
