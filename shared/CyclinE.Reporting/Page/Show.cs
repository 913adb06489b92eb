using System.Globalization;
using CyclinE.Genomics.Genome;

namespace CyclinE.Reporting.Page;

/// <summary>Values as people read them on the page.</summary>
internal static class Show
{
    private const string None = "–";

    /// <summary>A count with thin spaces between thousands.</summary>
    public static string Count(int value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", "\u202F", StringComparison.Ordinal);

    /// <summary>A count and its noun, such as <c>1 array</c> or <c>12 arrays</c>.</summary>
    public static string Counted(int value, string noun) => $"{Count(value)} {noun}{(value == 1 ? string.Empty : "s")}";

    /// <summary>A log2 value with its sign.</summary>
    public static string Log2(double? value, int decimals = 2) =>
        value is { } v && double.IsFinite(v) ? (v > 0 ? "+" : string.Empty) + Number(v, decimals) : None;

    public static string Number(double? value, int decimals)
    {
        switch (value)
        {
            case null or double.NaN:
                return None;
            case double.PositiveInfinity:
                return "∞";
            case double.NegativeInfinity:
                return "−∞";
        }

        var rounded = Math.Round(value.Value, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? "−" + digits : digits;
    }

    public static string Percent(double? share, int decimals = 0) => share is { } s && double.IsFinite(s) ? Number(100 * s, decimals) + "%" : None;

    /// <summary>A ratio to three significant digits.</summary>
    public static string Ratio(double? value)
    {
        if (value is not { } ratio || !double.IsFinite(ratio) || ratio <= 0)
        {
            return Number(value, 0);
        }

        return ratio is < 1e-4 or >= 1e6 ? PowerOfTen(ratio) : Number(ratio, Math.Max(0, 2 - (int)Math.Floor(Math.Log10(ratio))));
    }

    /// <summary>A P value: three decimals, four below 0.01, powers of ten below 0.0001.</summary>
    public static string P(double? value) => value switch
    {
        null or double.NaN => None,
        >= 0.01 => Number(value, 3),
        >= 0.0001 => Number(value, 4),
        > 0 => PowerOfTen(value.Value),
        _ => "< 10⁻³⁰⁰",
    };

    /// <summary><c>P = 0.0019</c>, or <c>P &lt; 10⁻³⁰⁰</c> where it underflows.</summary>
    public static string Equation(string name, double? value)
    {
        var text = P(value);
        return text.StartsWith('<') ? $"{name} {text}" : $"{name} = {text}";
    }

    /// <summary>Megabases, such as <c>29.94–30.65 Mb</c>.</summary>
    public static string Interval(int start, int end, int decimals = 2)
    {
        var from = Number(start / 1e6, decimals);
        var to = Number(end / 1e6, decimals);
        return from == to ? $"{from}\u00A0Mb" : $"{from}–{to}\u00A0Mb";
    }

    public static string Length(int start, int end)
    {
        var bases = end - start + 1;
        return bases >= 1_000_000 ? $"{Number(bases / 1e6, 2)}\u00A0Mb" : $"{Number(bases / 1e3, bases < 10_000 ? 1 : 0)}\u00A0kb";
    }

    public static string Chromosome(Chromosome chromosome) => $"chr{chromosome}";

    public static string Seconds(double seconds) => seconds switch
    {
        < 10 => $"{Number(seconds, 2)} s",
        < 120 => $"{Number(seconds, 0)} s",
        < 7200 => $"{Number(seconds / 60, 1)} min",
        _ => $"{Number(seconds / 3600, 1)} h",
    };

    /// <summary>The first names joined with commas; how many more there are.</summary>
    public static string Names(IReadOnlyList<string> names, int most) =>
        names.Count <= most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(most))} and {Count(names.Count - most)} more";

    private static string PowerOfTen(double value)
    {
        var text = value.ToString("0.0e0", CultureInfo.InvariantCulture);
        var at = text.IndexOf('e', StringComparison.Ordinal);
        var exponent = string.Concat(text[(at + 1)..].Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        return $"{text[..at]}\u00A0×\u00A010{exponent}";
    }
}
