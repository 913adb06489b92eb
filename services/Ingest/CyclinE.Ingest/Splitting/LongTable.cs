using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>Rows of a table with a line for each sample and probe.</summary>
internal static class LongTable
{
    /// <summary>Hands every row to its sample.</summary>
    /// <param name="lines">Behind the line of titles.</param>
    /// <param name="titles">The titles, with the sample's column.</param>
    /// <param name="sink">Takes the rows.</param>
    public static void Split(LineReader lines, TableHeader titles, SampleSink sink)
    {
        // Only the sample's cell is looked at here: what else is wrong with a row its own sample's reading tells.
        var header = new TableHeader(titles.Delimiter, titles.Titles, OnlySample(titles));
        var fields = new Field[TableColumn.Titles.Length];
        SampleText? sample = null;
        while (!sink.IsDone && lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            var cells = FieldScanner.Scan(line, header.Delimiter, header.Slots, fields);
            if (sample is null && cells == header.CellCount + 1 && line[0] == (byte)'"' && line[^1] != header.Delimiter)
            {
                header.ShiftByRowName(); // Rows begin with a name that has no title, as R writes them.
                cells = FieldScanner.Scan(line, header.Delimiter, header.Slots, fields);
            }

            if (cells >= header.Slots.Length)
            {
                sample = sink.Of(fields[TableColumn.Sample].Of(line));
            }
            else if (sample is null)
            {
                throw new InvalidInputException(
                    "field-count", $"The row has {cells} cells, the header {header.CellCount}.", lines.Here().ToString(),
                    "Give every row as many cells as the header has.");
            }

            sink.Add(sample, line, lines.Line);
        }
    }

    private static int[] OnlySample(TableHeader titles)
    {
        var columns = new int[TableColumn.Titles.Length];
        Array.Fill(columns, -1);
        columns[TableColumn.Sample] = Array.IndexOf(titles.Slots, TableColumn.Sample);
        return columns;
    }
}
