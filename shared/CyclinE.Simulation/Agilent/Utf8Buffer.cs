using System.Buffers.Text;
using System.Globalization;

namespace CyclinE.Simulation.Agilent;

/// <summary>
/// A growing buffer of tab-separated text. A study has fifteen million numbers: they are written as scaled integers, because
/// general formatting of doubles would take most of the time of a demo.
/// </summary>
internal sealed class Utf8Buffer
{
    private static readonly double[] Powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

    private byte[] _bytes = new byte[1 << 16];

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Forgets what has been written and keeps the memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>Makes room for one line, so that the appends of the line need not check.</summary>
    public void Reserve(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + bytes));
        }
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Appends one ASCII character.</summary>
    public void Append(char character) => _bytes[Length++] = (byte)character;

    /// <summary>Appends an integer.</summary>
    public void Append(long value)
    {
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>Appends a number with a fixed number of decimals, 0–6; its size times 10^decimals stays below 2^53.</summary>
    public void AppendFixed(double value, int decimals)
    {
        if (value < 0)
        {
            Append('-');
            value = -value;
        }

        var scaled = (long)((value * Powers[decimals]) + 0.5);
        if (decimals == 0)
        {
            Append(scaled);
            return;
        }

        var power = (long)Powers[decimals];
        Append(scaled / power);
        var fraction = scaled % power;
        _bytes[Length] = (byte)'.';
        for (var i = decimals; i > 0; i--)
        {
            _bytes[Length + i] = (byte)('0' + (fraction % 10));
            fraction /= 10;
        }

        Length += decimals + 1;
    }

    /// <summary>Appends a small probability as the vendor does: fixed down to 10⁻⁴, then with an exponent.</summary>
    public void AppendProbability(double value)
    {
        if (value is >= 1e-4 or 0)
        {
            AppendFixed(value, 6);
            return;
        }

        value.TryFormat(_bytes.AsSpan(Length), out var written, "0.####e-00", CultureInfo.InvariantCulture);
        Length += written;
    }
}
