using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyclinE.Genomics.Genome;

/// <summary>A human chromosome: 1–22, X, Y or the mitochondrial genome. Orders in karyotype order.</summary>
/// <remarks>
/// <see cref="TryParse(ReadOnlySpan{char},out Chromosome)"/> reads names (<c>1</c>, <c>chr1</c>, <c>X</c>, <c>chrM</c>) only.
/// Numeric codes above 22 mean different chromosomes to different vendors, so each reader maps its own.
/// </remarks>
[JsonConverter(typeof(ChromosomeJsonConverter))]
public readonly record struct Chromosome : IComparable<Chromosome>
{
    private const byte XNumber = 23;
    private const byte YNumber = 24;
    private const byte MitochondrialNumber = 25;

    private Chromosome(byte number) => Number = number;

    /// <summary>1–22 for autosomes, 23 for X, 24 for Y, 25 for the mitochondrial genome; 0 for <c>default</c>.</summary>
    public byte Number { get; }

    /// <summary>The X chromosome.</summary>
    public static Chromosome X => new(XNumber);

    /// <summary>The Y chromosome.</summary>
    public static Chromosome Y => new(YNumber);

    /// <summary>The mitochondrial genome.</summary>
    public static Chromosome Mitochondrial => new(MitochondrialNumber);

    /// <summary>All 25 chromosomes in karyotype order.</summary>
    public static IReadOnlyList<Chromosome> All { get; } =
        [.. Enumerable.Range(1, MitochondrialNumber).Select(n => new Chromosome((byte)n))];

    /// <summary>True for chromosomes 1–22.</summary>
    public bool IsAutosome => Number is >= 1 and <= 22;

    /// <summary>The chromosome of a number in this library's own coding (23 = X, 24 = Y, 25 = MT).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1–25.</exception>
    public static Chromosome FromNumber(int number) =>
        number is >= 1 and <= MitochondrialNumber
            ? new((byte)number)
            : throw new ArgumentOutOfRangeException(nameof(number), number, "A chromosome number is 1–25.");

    /// <summary>Reads a chromosome name, with or without <c>chr</c>, in any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Chromosome chromosome)
    {
        text = text.Trim();
        if (text.StartsWith("chr", StringComparison.OrdinalIgnoreCase))
        {
            text = text[3..];
        }

        chromosome = text switch
        {
            "X" or "x" => X,
            "Y" or "y" => Y,
            "M" or "m" or "MT" or "mt" or "Mt" => Mitochondrial,
            _ => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 22
                ? new(n)
                : default,
        };
        return chromosome.Number != 0;
    }

    /// <summary>Reads a chromosome name.</summary>
    /// <exception cref="FormatException">The text names no human chromosome.</exception>
    public static Chromosome Parse([NotNull] string text) =>
        TryParse(text, out var chromosome)
            ? chromosome
            : throw new FormatException($"'{text}' is not a human chromosome (1–22, X, Y, MT).");

    /// <inheritdoc/>
    public int CompareTo(Chromosome other) => Number.CompareTo(other.Number);

    /// <summary>The name without <c>chr</c>: <c>1</c> … <c>22</c>, <c>X</c>, <c>Y</c>, <c>MT</c>.</summary>
    public override string ToString() => Number switch
    {
        0 => "?",
        XNumber => "X",
        YNumber => "Y",
        MitochondrialNumber => "MT",
        _ => Number.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>The probes of one chromosome within a probe set: indices <c>First</c> … <c>First + Count − 1</c>.</summary>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="First">Index of its first probe.</param>
/// <param name="Count">Number of its probes.</param>
public readonly record struct ChromosomeRange(Chromosome Chromosome, int First, int Count)
{
    /// <summary>One past the index of the last probe.</summary>
    public int End => First + Count;
}

/// <summary>Writes a <see cref="Chromosome"/> as its name.</summary>
public sealed class ChromosomeJsonConverter : JsonConverter<Chromosome>
{
    /// <inheritdoc/>
    public override Chromosome Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return Chromosome.TryParse(text, out var chromosome)
            ? chromosome
            : throw new JsonException($"'{text}' is not a human chromosome.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Chromosome value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
