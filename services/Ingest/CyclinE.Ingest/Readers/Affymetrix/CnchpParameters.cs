using System.Globalization;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix;

/// <summary>The <c>#key=value</c> lines above an Affymetrix table.</summary>
internal sealed class CnchpParameters
{
    private const int LongestValue = 200;
    private const int MostFields = 250;

    // Under these stand the options of the run, with file names of the laboratory; they say nothing about the array.
    private static readonly string[] LeftOut = ["option-", "state-", "chrom_", "File", "cels-"];
    private static readonly string[] Prefixes = ["affymetrix-algorithm-param-", "affymetrix-chipsummary-", "affymetrix-"];

    /// <summary>The build, or null.</summary>
    public string? Build { get; private set; }

    /// <summary>Where the build stands.</summary>
    public SourceLocation? BuildPlace { get; private set; }

    /// <summary>The array type, or null.</summary>
    public string? Platform { get; private set; }

    /// <summary>Rows the header announces, or 0.</summary>
    public long AnnouncedRows { get; private set; }

    /// <summary>Quality and provenance fields.</summary>
    public SortedDictionary<string, string> Vendor { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a line that begins with '#'.</summary>
    public void Add(ReadOnlySpan<byte> line, LineReader lines)
    {
        var equals = line.IndexOf((byte)'=');
        if (equals < 0)
        {
            return;
        }

        var key = SourceText.Decode(line[..equals]).TrimStart('#', '%').Trim();
        foreach (var prefix in Prefixes)
        {
            key = key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : key;
        }

        var value = SourceText.Decode(line[(equals + 1)..]).Trim();
        if (value.Length is 0 or > LongestValue)
        {
            return;
        }

        switch (key)
        {
            case "genome-version-ucsc":
            case "genome-version" when Build is null:
                Build = value;
                BuildPlace = lines.Here();
                break;
            case "array-type" or "ArraySet":
                Platform ??= value;
                break;
            case "NumberDataRows" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows):
                AnnouncedRows = rows;
                break;
        }

        if (Vendor.Count < MostFields && !LeftOut.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            Vendor.TryAdd(key, value);
        }
    }
}
