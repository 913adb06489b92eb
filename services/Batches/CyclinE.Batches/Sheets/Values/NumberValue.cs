using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CyclinE.Batches.Sheets.Values;

/// <summary>A number with a decimal point, within limits.</summary>
internal sealed partial class NumberValue(double minimum, double maximum, string unit) : SheetValue
{
    /// <summary>True where the minimum itself is no value.</summary>
    public bool IsOpenBelow { get; init; }

    /// <summary>What people often mean by a number beyond the limits, as a sentence.</summary>
    public string Hint { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string Expected => IsOpenBelow
        ? string.Create(CultureInfo.InvariantCulture, $"a number above {minimum}, at most {maximum} ({unit})")
        : string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum} ({unit})");

    /// <inheritdoc/>
    public override SheetCell Read(string text)
    {
        var plain = text.Replace('\u2212', '-').Replace('\u2013', '-');
        if (plain.Contains(','))
        {
            var remedy = DecimalComma().IsMatch(plain) && !ThousandsComma().IsMatch(plain)
                ? $"Write {plain.Replace(',', '.')}."
                : "Write it with a decimal point and without separators of thousands.";
            return SheetCell.Bad("decimal-comma", $"{CellText.Quote(text)} is written with a comma.", remedy);
        }

        if (plain.EndsWith('%') && Parse(plain[..^1]) is { } percent)
        {
            return SheetCell.Bad("percent", $"{CellText.Quote(text)} is a percentage; expected {Expected}.", $"Write {Text(percent / 100)} if it is a share.");
        }

        if (Parse(plain) is not { } number)
        {
            return SheetCell.Bad("not-a-number", $"{CellText.Quote(text)} is not a number.",
                $"Write {Expected}, or leave the cell empty where it is not known.");
        }

        return number < minimum || number > maximum || (IsOpenBelow && number <= minimum)
            ? SheetCell.Bad("out-of-range", $"{CellText.Quote(text)} is not {Expected}.", Hint.Length > 0 ? Hint : $"Write {Expected}.")
            : SheetCell.Of(Text(number));
    }

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new()
    {
        ["type"] = "number",
        [IsOpenBelow ? "exclusiveMinimum" : "minimum"] = minimum,
        ["maximum"] = maximum,
    };

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string Text(double number) => (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[+-]?\d*,\d+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2},\d{3}$")]
    private static partial Regex ThousandsComma();
}
