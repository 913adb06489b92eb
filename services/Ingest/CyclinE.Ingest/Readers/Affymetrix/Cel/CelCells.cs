using System.Globalization;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>Reads the lists of cells that binary CEL files end with, and columns of numbers, without trusting their length.</summary>
internal static class CelCells
{
    private const int Piece = 1 << 16;

    public delegate T Decode<out T>(ReadOnlySpan<byte> bytes);

    /// <summary>Reads records of one size; the array grows with the bytes that are really there.</summary>
    public static void Records(BinaryInput input, long count, int size, string what, Action<long> grow, RecordAction record)
    {
        var expected = input.Position + (count * size);
        for (long first = 0; first < count;)
        {
            var take = (int)Math.Min(count - first, Piece / size);
            if (input.Peek(take * size).Length < take * size)
            {
                throw input.Truncated(expected, what);
            }

            var bytes = input.Take(take * size, what);
            grow(first + take);
            for (var i = 0; i < take; i++)
            {
                record((int)first + i, bytes.Slice(i * size, size));
            }

            first += take;
        }
    }

    /// <summary>What is done with one record.</summary>
    public delegate void RecordAction(int index, ReadOnlySpan<byte> bytes);

    /// <summary>An array of at least <paramref name="needed"/> elements, doubled up to <paramref name="count"/>.</summary>
    public static void Grow<T>(ref T[] array, long needed, long count)
    {
        if (array.Length < needed)
        {
            Array.Resize(ref array, (int)Math.Min(count, Math.Max(needed, 2L * array.Length)));
        }
    }

    /// <summary>Reads cells given by their coordinates.</summary>
    public static int[] List(BinaryInput input, long count, int size, string what, int columns, int rows, Decode<(long X, long Y)> decode)
    {
        input.CheckLength(count, (long)columns * rows, $"the list of {what}");
        var cells = Array.Empty<int>();
        var start = input.Position;
        Records(input, count, size, $"the list of {what}", needed => Grow(ref cells, needed, count), (index, bytes) =>
        {
            var (x, y) = decode(bytes);
            if (x < 0 || x >= columns || y < 0 || y >= rows)
            {
                throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
                    $"Number {index + 1:N0} of the {what} is column {x:N0}, row {y:N0}: the chip has {columns:N0} columns and {rows:N0} rows."),
                        start + ((long)index * size));
            }

            cells[index] = (int)((y * columns) + x);
        });
        Array.Sort(cells);
        return cells;
    }
}
