using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files;

/// <summary>One table of a batch, or of one of its arrays, as text: what is a file of <see cref="ResultFiles"/> on its own.</summary>
public static class TableText
{
    /// <summary>The table of a file name; null where no table is called so.</summary>
    public static OutputTable? Find(string fileName) => OutputTable.All.FirstOrDefault(t => t.FileName == fileName);

    /// <summary>Whether the lines of a table each come from one array.</summary>
    public static bool IsOfArrays(OutputTable table) => table is IArrayTable;

    /// <summary>Writes a table; of tables of arrays one array at a time is in memory.</summary>
    /// <param name="table">The table.</param>
    /// <param name="results">The batch.</param>
    /// <param name="array">Only the lines of this array; null for all.</param>
    /// <param name="writer">Where it is written.</param>
    /// <param name="cancellationToken">Stops between arrays.</param>
    /// <exception cref="ArgumentException">One array is asked for of a table whose lines are not an array's.</exception>
    public static async Task WriteAsync(OutputTable table, BatchResults results, string? array, TextWriter writer, CancellationToken cancellationToken)
    {
        if (table is not IArrayTable byArray)
        {
            if (array is not null)
            {
                throw new ArgumentException($"{table.FileName} has no lines of single arrays.", nameof(table));
            }

            table.Write(results, writer);
            return;
        }

        byArray.WriteHeader(writer);
        foreach (var result in results.ArrayResults.Where(a => array is null || a.Array == array))
        {
            cancellationToken.ThrowIfCancellationRequested();
            byArray.WriteRows(await result.WholeAsync(cancellationToken).ConfigureAwait(false), writer);
        }
    }
}
