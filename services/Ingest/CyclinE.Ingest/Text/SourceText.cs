using System.Text;
using System.Text.Unicode;

namespace CyclinE.Ingest.Text;

/// <summary>Text of a file: UTF-8, or, where the bytes are no UTF-8, the Latin code page of Windows programs.</summary>
internal static class SourceText
{
    /// <summary>Decodes a piece of text.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    /// <summary>The UTF-8 of a piece of text.</summary>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes));

    /// <summary>True for bytes that are no UTF-8.</summary>
    public static bool IsCodePage(ReadOnlySpan<byte> bytes) => !Ascii.IsValid(bytes) && !Utf8.IsValid(bytes);

    /// <summary>True for a name that a spreadsheet made a date of, such as <c>2-Sep</c>, <c>Mar-01</c> or <c>1-Dec-24</c>.</summary>
    public static bool LooksLikeDate(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 5 or > 9)
        {
            return false;
        }

        var dash = name.IndexOf((byte)'-');
        if (dash <= 0)
        {
            return false;
        }

        var first = name[..dash];
        var second = name[(dash + 1)..];
        var again = second.IndexOf((byte)'-');
        if (again > 0)
        {
            return IsDay(first) && IsMonth(second[..again]) && IsDay(second[(again + 1)..]);
        }

        return (IsDay(first) && IsMonth(second)) || (IsMonth(first) && IsDay(second));
    }

    private static bool IsDay(ReadOnlySpan<byte> text) => text.Length is 1 or 2 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsMonth(ReadOnlySpan<byte> text)
    {
        if (text.Length != 3)
        {
            return false;
        }

        var months = "janfebmaraprmayjunjulaugsepoctnovdecmrzmaioktdez"u8;
        for (var at = 0; at + 3 <= months.Length; at += 3)
        {
            if (Ascii.EqualsIgnoreCase(text, months.Slice(at, 3)))
            {
                return true;
            }
        }

        return false;
    }
}
