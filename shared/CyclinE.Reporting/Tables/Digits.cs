using System.Globalization;

namespace CyclinE.Reporting.Tables;

/// <summary>Values as programs read them: invariant culture, stated digits, <c>NA</c> for missing, <c>Inf</c> for infinite.</summary>
internal static class Digits
{
    public const string Missing = "NA";

    /// <summary>Decimals of every log2 value.</summary>
    private const int Log2Decimals = 4;

    public static string Log2(double? value) => Fixed(value, Log2Decimals);

    public static string Fixed(double? value, int decimals)
    {
        if (NotFinite(value) is { } word)
        {
            return word;
        }

        // Rounds first, so that −0.00001 is written as 0.0000 and not as -0.0000.
        var rounded = Math.Round(value!.Value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Six significant digits, for P values and ratios.</summary>
    public static string Significant(double? value) =>
        NotFinite(value) ?? value!.Value.ToString("G6", CultureInfo.InvariantCulture).Replace('E', 'e');

    public static string Whole(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? Missing;

    public static string Truth(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => Missing,
    };

    /// <summary>Text in one field: tabs and line breaks would end it, so they become spaces.</summary>
    public static string Text(string? value)
    {
        var clean = value?.AsSpan().IndexOfAny("\t\r\n") >= 0
            ? value.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ')
            : value;
        return string.IsNullOrWhiteSpace(clean) ? Missing : clean.Trim();
    }

    public static string List(IReadOnlyList<string> values) => values.Count == 0 ? Missing : Text(string.Join(',', values));

    private static string? NotFinite(double? value) => value switch
    {
        null or double.NaN => Missing,
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        _ => null,
    };
}
