using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Normalisation;

/// <summary>Turns values of a scale into log2(test / reference).</summary>
internal readonly struct LogRatioConversion(ValueScale scale, int polarity)
{
    /// <summary>Largest |log2 ratio| an array can measure: more than two 16-bit scans apart. Beyond are codes such as −9999.</summary>
    public const double Largest = 32;

    private const double Log2OfE = 1.4426950408889634;
    private const double Log2Of10 = 3.3219280948873622;

    private readonly int _polarity = polarity is 1 or -1
        ? polarity
        : throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Polarity is +1 or −1.");

    /// <summary>Converts a finite value.</summary>
    /// <returns>False where the scale cannot hold such a value. Zero as a ratio or as copies converts to NaN: missing.</returns>
    public bool TryConvert(double value, out double log2)
    {
        log2 = scale switch
        {
            ValueScale.Log2 => value,
            ValueScale.Ln => value * Log2OfE,
            ValueScale.Log10 => value * Log2Of10,
            ValueScale.Ratio => Math.Log2(value),
            ValueScale.Copies => Math.Log2(value / 2),
            ValueScale.CopiesMinus2 => Math.Log2((value + 2) / 2),
            _ => throw new InvalidOperationException($"Scale {scale} has no conversion."),
        };
        if (double.IsNegativeInfinity(log2))
        {
            log2 = double.NaN;
            return true;
        }

        log2 *= _polarity;
        return Math.Abs(log2) <= Largest;
    }

    /// <summary>The refusal of a value that <see cref="TryConvert"/> could not convert.</summary>
    public InvalidInputException Impossible(string cell, SourceLocation where)
    {
        var expected = scale switch
        {
            ValueScale.Ratio or ValueScale.Copies => "0 or more",
            ValueScale.CopiesMinus2 => "-2 or more",
            ValueScale.Ln => Range(Log2OfE),
            ValueScale.Log10 => Range(Log2Of10),
            _ => Range(1),
        };
        return new InvalidInputException(
            "impossible-value",
            $"The value '{cell}' cannot be on the scale {NameOf(scale)} (expected {expected}).",
            where.ToString(),
            "If it stands for 'no value', write NA; otherwise put the scale of the values into the sheet's column 'scale' (log2, ln, log10, ratio, copies, copies-2).");
    }

    /// <summary>The scale as the sheet spells it.</summary>
    public static string NameOf(ValueScale scale) => scale switch
    {
        ValueScale.CopiesMinus2 => "copies-2",
        _ => scale.ToString().ToLowerInvariant(),
    };

    private static string Range(double log2PerUnit) =>
        string.Create(CultureInfo.InvariantCulture, $"{-Largest / log2PerUnit:0.#} to {Largest / log2PerUnit:0.#}");
}
