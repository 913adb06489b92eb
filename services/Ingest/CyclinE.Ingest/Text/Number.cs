using System.Buffers.Text;

namespace CyclinE.Ingest.Text;

/// <summary>Reads numbers from UTF-8 cells.</summary>
internal static class Number
{
    // Powers of ten that a double holds exactly.
    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
        1e21, 1e22,
    ];

    /// <summary>True for a cell that stands for no value: empty, NA, N/A, NaN, null, an infinity, <c>.</c> or <c>-</c>.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell)
    {
        if (cell.Length > 0 && cell[0] is (byte)'+' or (byte)'-' && cell.Length > 1)
        {
            cell = cell[1..];
        }

        return cell.Length switch
        {
            0 => true,
            1 => cell[0] is (byte)'.' or (byte)'-',
            2 => Is(cell, "na"u8),
            3 => Is(cell, "nan"u8) || Is(cell, "inf"u8) || Is(cell, "n/a"u8),
            4 => Is(cell, "null"u8),
            8 => Is(cell, "infinity"u8),
            _ => false,
        };
    }

    /// <summary>Reads a number with a decimal point, correctly rounded.</summary>
    public static bool TryParse(ReadOnlySpan<byte> cell, out double value)
    {
        // Clinger 1990: up to 2^53 times or by an exact power of ten rounds once, hence correctly. The rest is rare.
        ulong digits = 0;
        int i = 0, digitCount = 0, decimals = 0;
        var negative = false;
        if (cell.Length > 0 && cell[0] is (byte)'-' or (byte)'+')
        {
            negative = cell[0] == (byte)'-';
            i = 1;
        }

        var point = false;
        for (; i < cell.Length; i++)
        {
            var digit = (uint)(cell[i] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
                digitCount++;
                decimals += point ? 1 : 0;
            }
            else if (cell[i] == (byte)'.' && !point)
            {
                point = true;
            }
            else
            {
                break;
            }
        }

        if (i == cell.Length && digitCount is > 0 and <= 18 && digits <= 1UL << 53)
        {
            value = digits / PowersOfTen[decimals];
            value = negative ? -value : value;
            return true;
        }

        return Utf8Parser.TryParse(cell, out value, out var consumed) && consumed == cell.Length && digitCount > 0;
    }

    /// <summary>Reads a number with a decimal comma.</summary>
    public static bool TryParseWithComma(ReadOnlySpan<byte> cell, out double value)
    {
        var comma = cell.IndexOf((byte)',');
        if (comma < 0 || cell.Length > 64)
        {
            value = 0;
            return false;
        }

        Span<byte> withPoint = stackalloc byte[cell.Length];
        cell.CopyTo(withPoint);
        withPoint[comma] = (byte)'.';
        return TryParse(withPoint, out value);
    }

    /// <summary>Reads a position written as up to nine digits and nothing else: the usual case, fast.</summary>
    public static bool TryParsePosition(ReadOnlySpan<byte> cell, out int value)
    {
        value = 0;
        if (cell.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var character in cell)
        {
            var digit = (uint)(character - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + (int)digit;
        }

        return true;
    }

    /// <summary>Reads a whole number; one written as <c>1e+05</c> or <c>1200.0</c> counts.</summary>
    public static bool TryParseWhole(ReadOnlySpan<byte> cell, out int value)
    {
        if (TryParse(cell, out var number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue)
        {
            value = (int)number;
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>True for a number written with a decimal comma, such as <c>0,25</c>.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<byte> cell) => TryParseWithComma(cell, out _);

    private static bool Is(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> lowerCase) =>
        System.Text.Ascii.EqualsIgnoreCase(cell, lowerCase);
}
