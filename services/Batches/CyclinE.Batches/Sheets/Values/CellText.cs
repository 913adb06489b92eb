using System.Globalization;
using System.Text;

namespace CyclinE.Batches.Sheets.Values;

/// <summary>The text of cells before it means anything.</summary>
internal static class CellText
{
    private const int LongestQuote = 60;

    /// <summary>Without surrounding and invisible white space; tabs and line breaks inside become spaces.</summary>
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
            if (c != ' ' && char.IsWhiteSpace(c))
            {
                clean.Append(clean.Length > 0 && clean[^1] == ' ' ? string.Empty : " ");
            }
            else if (!IsInvisible(c))
            {
                clean.Append(c);
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

    /// <summary>The text in quotes, for a message; cut where it is very long, characters that nobody sees by their number.</summary>
    public static string Quote(string text)
    {
        var seen = new StringBuilder();
        foreach (var c in text.Length <= LongestQuote ? text : text[..LongestQuote])
        {
            seen.Append(IsUnseen(c) ? FormattableString.Invariant($"<U+{(int)c:X4}>") : c);
        }

        return text.Length <= LongestQuote ? $"'{seen}'" : $"'{seen}…'";
    }

    /// <summary>
    /// Why free text would do harm where the tables are opened: a spreadsheet computes what begins like a formula, and characters
    /// that nobody sees or that turn the direction of writing make one id look like another. Null where it would not.
    /// </summary>
    /// <param name="text">The cell, cleaned.</param>
    public static SheetCell? Danger(string text)
    {
        if (text.Any(IsUnseen))
        {
            return SheetCell.Bad(
                "unseen-character", $"{Quote(text)} holds a character that is not seen, or that turns the direction of writing.",
                "Type the cell anew, without it.");
        }

        // A sign alone and a number are what they look like.
        var isFormula = text.Length > 1 && text[0] is ('=' or '+' or '-' or '@')
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return isFormula
            ? SheetCell.Bad(
                "formula-cell", $"{Quote(text)} begins as a formula does, and a spreadsheet that opens the results would compute it.",
                $"Write the value itself, or put a letter before the '{text[0]}'.")
            : null;
    }

    // Controls, directions and other format characters; what spreadsheets leave behind has been taken out by then.
    private static bool IsUnseen(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool Needs(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c != ' ' && (char.IsWhiteSpace(c) || IsInvisible(c)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Zero-width spaces and marks that spreadsheets and web pages leave behind.</summary>
    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD';
}
