using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tables;

/// <summary>A table of rows that each come from one array.</summary>
internal sealed class ArrayTable<TRow>(
    string fileName,
    string line,
    Func<ArrayResult, IEnumerable<TRow>> rows,
    IReadOnlyList<OutputTable<TRow>.Column> columns)
    : OutputTable<TRow>(fileName, line, results => results.ArrayResults.SelectMany(rows), columns), IArrayTable
{
    public void WriteRows(ArrayResult array, TextWriter writer) => WriteRows(rows(array), writer);
}
