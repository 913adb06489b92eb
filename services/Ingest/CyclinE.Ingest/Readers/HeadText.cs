namespace CyclinE.Ingest.Readers;

/// <summary>Looks at the first bytes of a text.</summary>
internal static class HeadText
{
    /// <summary>The first line of a text.</summary>
    public static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> head)
    {
        var length = head.IndexOf((byte)'\n');
        return length < 0 ? head : head[..length];
    }

    /// <summary>The first line that is not empty and does not begin with '#'.</summary>
    public static ReadOnlySpan<byte> FirstTableLine(ReadOnlySpan<byte> head) => FirstLine(FromTableLine(head)).Trim("\r "u8);

    /// <summary>The text from this line on.</summary>
    public static ReadOnlySpan<byte> FromTableLine(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var line = FirstLine(head);
            var text = line.Trim("\r "u8);
            if (!text.IsEmpty && text[0] != (byte)'#')
            {
                return head;
            }

            head = head[Math.Min(head.Length, line.Length + 1)..];
        }

        return head;
    }

    /// <summary>What stands between the titles of a header line: tab, else semicolon, else comma, whichever there are most of.</summary>
    public static byte DelimiterOf(ReadOnlySpan<byte> line)
    {
        var best = (byte)'\t';
        foreach (var delimiter in ";,"u8)
        {
            best = line.Count(delimiter) > line.Count(best) ? delimiter : best;
        }

        return best;
    }
}
