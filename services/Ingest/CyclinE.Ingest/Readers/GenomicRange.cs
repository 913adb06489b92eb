using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers;

/// <summary>Reads places written as <c>chr1:90739421-90739480</c>.</summary>
internal static class GenomicRange
{
    /// <summary>Reads a place; the position is its start, the smaller of the two numbers.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Chromosome chromosome, out int position)
    {
        chromosome = default;
        position = 0;
        var colon = text.IndexOf((byte)':');
        if (!text.StartsWith("chr"u8) || colon < 0 || colon > 8)
        {
            return false;
        }

        Span<char> characters = stackalloc char[colon];
        Encoding.Latin1.GetChars(text[..colon], characters);
        var range = text[(colon + 1)..];
        var dash = range.IndexOf((byte)'-');
        if (dash < 0 || !Chromosome.TryParse(characters, out chromosome)
            || !Number.TryParseWhole(range[..dash], out var start) || !Number.TryParseWhole(range[(dash + 1)..], out var end))
        {
            return false;
        }

        position = Math.Min(start, end);
        return position > 0;
    }
}
