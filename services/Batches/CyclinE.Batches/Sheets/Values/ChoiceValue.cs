using System.Globalization;
using System.Text.Json.Nodes;

namespace CyclinE.Batches.Sheets.Values;

/// <summary>One of a few words; other spellings of them are taken and made canonical, as are whole numbers written <c>1.0</c>. Case does not matter.</summary>
internal sealed class ChoiceValue : SheetValue
{
    private readonly Dictionary<string, string> _canonical = new(StringComparer.OrdinalIgnoreCase);
    private readonly (string Value, string[] Spellings)[] _choices;

    /// <summary>Makes the choice.</summary>
    /// <param name="choices">Canonical values with the other spellings that are taken.</param>
    public ChoiceValue(params (string Value, string[] Spellings)[] choices)
    {
        _choices = choices;
        Allowed = [.. choices.Select(c => c.Value)];
        foreach (var (value, spellings) in choices)
        {
            foreach (var spelling in spellings.Prepend(value))
            {
                _canonical.Add(spelling, value);
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Allowed { get; }

    /// <summary>True where <c>1:PROGRESSION</c> is taken for <c>1</c>, as cBioPortal's tables write it.</summary>
    public bool TakesLabels { get; init; }

    /// <summary>What people often write instead, as a sentence for the remedy.</summary>
    public string Hint { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string Expected => Allowed.Count == 2 ? $"{Allowed[0]} or {Allowed[1]}" : $"one of {string.Join(", ", Allowed)}";

    /// <inheritdoc/>
    public override string Markdown => string.Join("; ", _choices.Select(c =>
        c.Spellings.Length == 0 ? $"`{c.Value}`" : $"`{c.Value}` ({string.Join(", ", c.Spellings)})"));

    /// <inheritdoc/>
    public override SheetCell Read(string text)
    {
        var word = text.Replace('\u2212', '-').Replace('\u2013', '-');
        if (TakesLabels && word.IndexOf(':') is > 0 and var colon && Allowed.Contains(word[..colon]))
        {
            word = word[..colon];
        }

        // Programs that know columns of numbers only write 1.0 for 1.
        if (double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number == Math.Truncate(number) && Math.Abs(number) < 10)
        {
            word = number.ToString("0", CultureInfo.InvariantCulture);
        }

        if (_canonical.TryGetValue(word, out var value))
        {
            return SheetCell.Of(value);
        }

        var suggestion = word.Length > 2 && NearMiss.Of(word, _canonical.Keys) is { } near ? $"Did you mean {_canonical[near]}? " : string.Empty;
        var hint = Hint.Length == 0 ? string.Empty : $" {Hint}";
        return SheetCell.Bad("not-allowed", $"{CellText.Quote(text)} is not {Expected}.", $"{suggestion}Write {Expected}, or leave the cell empty.{hint}");
    }

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema()
    {
        var isNumeric = Allowed.All(a => int.TryParse(a, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        var values = new JsonArray();
        foreach (var allowed in Allowed)
        {
            values.Add(isNumeric ? JsonValue.Create(int.Parse(allowed, CultureInfo.InvariantCulture)) : JsonValue.Create(allowed));
        }

        return new() { ["enum"] = values };
    }
}
