namespace CyclinE.Ingest.Text;

/// <summary>Splits lines into cells and keeps the wanted ones.</summary>
internal static class FieldScanner
{
    /// <summary>Slot of a column that is not wanted.</summary>
    public const int Skip = -1;

    /// <summary>Finds the wanted cells of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="slots">For each column the index in <paramref name="fields"/>, or <see cref="Skip"/>.</param>
    /// <param name="fields">Receives the wanted cells; those of columns that the line does not have are left as they are.</param>
    /// <returns>The number of cells in the line.</returns>
    public static int Scan(ReadOnlySpan<byte> line, byte delimiter, ReadOnlySpan<int> slots, Span<Field> fields)
    {
        if (line.Contains((byte)'"'))
        {
            return ScanQuoted(line, delimiter, slots, fields);
        }

        int column = 0, start = 0;
        while (true)
        {
            if (column == slots.Length)
            {
                // Only the number of the cells after the last wanted one is of interest.
                return column + line[start..].Count(delimiter) + 1;
            }

            var length = line[start..].IndexOf(delimiter);
            var last = length < 0;
            length = last ? line.Length - start : length;
            if (slots[column] >= 0)
            {
                fields[slots[column]] = Trim(line, start, length);
            }

            column++;
            if (last)
            {
                return column;
            }

            start += length + 1;
        }
    }

    /// <summary>True where a row has more cells than its header and those beyond are empty, as spreadsheets pad them.</summary>
    public static bool OnlyEmptyBeyond(ReadOnlySpan<byte> line, byte delimiter, int cells, int expected)
    {
        var empty = 0;
        for (var at = line.Length - 1; at >= 0 && empty < cells - expected; at--)
        {
            if (line[at] == delimiter)
            {
                empty++;
            }
            else if (line[at] != (byte)' ')
            {
                break;
            }
        }

        return cells > expected && empty == cells - expected;
    }

    // A quoted cell may hold the delimiter. Doubled quotes within names are left as they are.
    private static int ScanQuoted(ReadOnlySpan<byte> line, byte delimiter, ReadOnlySpan<int> slots, Span<Field> fields)
    {
        int column = 0, start = 0;
        var quoted = false;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == (byte)'"')
            {
                quoted = !quoted;
            }

            if (i == line.Length || (line[i] == delimiter && !quoted))
            {
                if (column < slots.Length && slots[column] >= 0)
                {
                    fields[slots[column]] = Trim(line, start, i - start);
                }

                column++;
                start = i + 1;
            }
        }

        return column;
    }

    private static Field Trim(ReadOnlySpan<byte> line, int start, int length)
    {
        while (length > 0 && line[start] == (byte)' ')
        {
            start++;
            length--;
        }

        while (length > 0 && line[start + length - 1] == (byte)' ')
        {
            length--;
        }

        return length >= 2 && line[start] == (byte)'"' && line[start + length - 1] == (byte)'"'
            ? new Field(start + 1, length - 2)
            : new Field(start, length);
    }
}

/// <summary>One cell of a line: where it begins and how long it is. Spaces and quotes around it are outside.</summary>
internal readonly record struct Field(int Start, int Length)
{
    /// <summary>The cell's bytes.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line) => line.Slice(Start, Length);
}
