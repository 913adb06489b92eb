using System.Globalization;
using System.Text.RegularExpressions;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>
/// What a text says of a ratio: which channel is divided by which (<c>532/635</c>, <c>Cy3/Cy5</c>, <c>W2/W1</c>, <c>ch1/ch2</c>,
/// <c>tumor/normal</c>).
/// </summary>
/// <param name="Text">The two names as they stand there.</param>
/// <param name="Numerator">The channel above.</param>
/// <param name="Denominator">The channel below.</param>
internal sealed partial record RatioDirection(string Text, RatioChannel Numerator, RatioChannel Denominator)
{
    // Names that cannot be anything else may also be joined by what R makes of a slash.
    private const string Dye = "cy-?[35]|cyanine[ -]?[35]|alexa[ ]?(?:fluor)?[ -]?[4-7][0-9]{2}|f?[4-7][0-9]{2}(?:[ ]?nm)?|w[12]|ch(?:annel)?[ _]?[12]";
    private const string Word = Dye + "|red|green|[rg](?:processed|mean|median)[a-z]*|tumou?r|normal|test|sample|reference|ref|control|r|g|t|n";

    /// <summary>The text, in lower case, without the pair and the brackets around it.</summary>
    public string Rest { get; private init; } = string.Empty;

    /// <summary>+1 where the sample or the red channel is above, −1 where it is below; null where channels are only counted.</summary>
    public int? Sign => Numerator is RatioChannel.Red or RatioChannel.Sample ? 1 : Numerator is RatioChannel.Green or RatioChannel.Reference ? -1 : null;

    /// <summary>True where the pair names sample and reference, not colours.</summary>
    public bool NamesSample => Numerator is RatioChannel.Sample or RatioChannel.Reference;

    /// <summary>What is divided by what, for messages.</summary>
    public string Meaning => Sign is null ? Text : NamesSample
        ? Sign > 0 ? "sample over reference" : "reference over sample"
        : Sign > 0 ? "red over green" : "green over red";

    /// <summary>The direction that a text names, or null where it names none.</summary>
    public static RatioDirection? Of(string text)
    {
        if (text.AsSpan().IndexOfAny("/_.") < 0 && !text.Contains("vs", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("over", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var match = Pair().Match(text);
        if (!match.Success || Channels(match.Groups["a"].Value, match.Groups["b"].Value) is not var (above, below))
        {
            return null;
        }

        return new RatioDirection(match.Groups["pair"].Value, above, below)
        {
            Rest = RestOf(text[..match.Index] + " " + text[(match.Index + match.Length)..]),
        };
    }

    /// <summary>The same with counted channels named: <c>ch1</c> and <c>W1</c> are what the file says they are.</summary>
    /// <param name="first">The channel that is counted first; null where the file does not say.</param>
    public RatioDirection Counted(RatioChannel? first)
    {
        if (Sign is not null || first is not { } one)
        {
            return this;
        }

        var other = one == RatioChannel.Red ? RatioChannel.Green : RatioChannel.Red;
        return Numerator == RatioChannel.First ? this with { Numerator = one, Denominator = other } : this with { Numerator = other, Denominator = one };
    }

    /// <summary>The colour of a dye or of a wavelength, or null where a name is neither.</summary>
    /// <param name="name">Such as <c>Cy5</c>, <c>Alexa Fluor 555</c> or <c>532</c>.</param>
    public static RatioChannel? ColourOf(string name)
    {
        var text = name.Trim().ToLowerInvariant();
        var number = DyeNumber().Match(text);
        return !number.Success ? null : int.Parse(number.Value, CultureInfo.InvariantCulture) switch
        {
            3 => RatioChannel.Green,
            5 => RatioChannel.Red,
            >= 600 => RatioChannel.Red,
            >= 400 => RatioChannel.Green,
            _ => null,
        };
    }

    // "log2 ratio of Cy5/Cy3"; a pair alone is a ratio.
    private static string RestOf(string text)
    {
        var rest = text.Trim().ToLowerInvariant();
        rest = rest.EndsWith(" of", StringComparison.Ordinal) ? rest[..^3] : rest;
        return rest.Length == 0 ? "ratio" : rest;
    }

    private static (RatioChannel, RatioChannel)? Channels(string above, string below)
    {
        var (a, b) = (above.Trim().ToLowerInvariant(), below.Trim().ToLowerInvariant());
        if (WavelengthOf(a) is { } one && WavelengthOf(b) is { } two)
        {
            return one == two ? null : one > two ? (RatioChannel.Red, RatioChannel.Green) : (RatioChannel.Green, RatioChannel.Red); // The longer one is red.
        }

        if (Channel(a) is not { } x || Channel(b) is not { } y)
        {
            return null;
        }

        // Beside the sample r is the reference.
        x = y == RatioChannel.Sample && a == "r" ? RatioChannel.Reference : x;
        y = x == RatioChannel.Sample && b == "r" ? RatioChannel.Reference : y;
        return Fits(x, y) ? (x, y) : null;
    }

    private static int? WavelengthOf(string name) =>
        Wavelength().Match(name) is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : null;

    private static bool Fits(RatioChannel a, RatioChannel b) => (a, b) switch
    {
        (RatioChannel.Red, RatioChannel.Green) or (RatioChannel.Green, RatioChannel.Red) => true,
        (RatioChannel.Sample, RatioChannel.Reference) or (RatioChannel.Reference, RatioChannel.Sample) => true,
        (RatioChannel.First, RatioChannel.Second) or (RatioChannel.Second, RatioChannel.First) => true,
        _ => false,
    };

    private static RatioChannel? Channel(string name) => name switch
    {
        "red" or "r" => RatioChannel.Red,
        "green" or "g" => RatioChannel.Green,
        "tumor" or "tumour" or "test" or "sample" or "t" => RatioChannel.Sample,
        "normal" or "reference" or "ref" or "control" or "n" => RatioChannel.Reference,
        _ when name[0] is 'w' || name.StartsWith("ch", StringComparison.Ordinal) => name[^1] == '1' ? RatioChannel.First : RatioChannel.Second,
        _ when name[0] == 'r' => RatioChannel.Red,
        _ when name[0] == 'g' => RatioChannel.Green,
        _ => ColourOf(name),
    };

    [GeneratedRegex(
        @"[(\[{]?\s*(?<![a-z0-9])(?<pair>(?:(?<a>" + Word + @")\s*(?:/|\bvs\b\.?|\bover\b)\s*(?<b>" + Word + @"))|(?:(?<a>" + Dye + @")[ ]?(?:[._]|[._ ]?(?:vs|over)[._ ]?)(?<b>"
        + Dye + @")))(?![a-z0-9])\s*[)\]}]?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"[4-7][0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Wavelength();

    [GeneratedRegex(@"(?<=^cy-?|^cyanine[ -]?)[35]$|[4-7][0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex DyeNumber();
}
