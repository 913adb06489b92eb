using System.Text;

namespace CyclinE.Batches;

/// <summary>The text of cells before it means anything.</summary>
internal static class CellText
{
    private const int LongestQuote = 60;

    /// <summary>Without surrounding and invisible white space; line breaks and other control characters inside become spaces.</summary>
    public static string Clean(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (!Needs(trimmed))
        {
            return trimmed.Length == text.Length ? text : trimmed.ToString();
        }

        var clean = new StringBuilder(trimmed.Length);
        foreach (var c in trimmed)
        {
            if (!IsInvisible(c))
            {
                clean.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Empty, NA, N/A, NaN or a single point.</summary>
    public static bool IsMissing(string text) =>
        text.Length == 0 || text == "."
        || text.Equals("NA", StringComparison.OrdinalIgnoreCase)
        || text.Equals("N/A", StringComparison.OrdinalIgnoreCase)
        || text.Equals("NaN", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text in quotes, for a message; cut where it is very long.</summary>
    public static string Quote(string text) => text.Length <= LongestQuote ? $"'{text}'" : $"'{text[..LongestQuote]}…'";

    private static bool Needs(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c != ' ' && (char.IsControl(c) || char.IsWhiteSpace(c) || IsInvisible(c)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Zero-width spaces and marks that spreadsheets and web pages leave behind.</summary>
    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD';
}
