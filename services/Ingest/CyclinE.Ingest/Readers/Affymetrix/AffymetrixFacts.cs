using System.Globalization;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix;

/// <summary>What an Affymetrix file says about build, platform, quality and origin.</summary>
internal static class AffymetrixFacts
{
    private const string Quality = "affymetrix-chipsummary-";
    private const string Parameter = "affymetrix-algorithm-param-";
    private const string Intensity = "affymetrix-calvin-intensity";
    private const string Scan = "affymetrix-calvin-scan-acquisition";

    // The reference's own header is carried along under this prefix; what it says is not of this array.
    private const string OfReference = "CNReferenceHeader";

    private static readonly string[] BuildNames = ["genome-version-ucsc", "genome-version", "genome-version-ncbi"];

    private static readonly string[] Origin =
    [
        "affymetrix-algorithm-name", "affymetrix-algorithm-version", "program-name", "program-version", "program-company",
        "create-date", "create_date",
    ];

    private static readonly string[] OriginParameters =
    [
        "netaffx-build", "option-annotation-file", "netaffx-snp-annotation-file", "option-reference-input", "reference-file",
        "option-set-analysis-name",
    ];

    /// <summary>The build that the header names, and the parameter that does; nulls where none does.</summary>
    public static (string? Build, string? Parameter) Build(CommandConsoleHeader header)
    {
        foreach (var name in BuildNames)
        {
            foreach (var parameter in header.Parameters)
            {
                if (parameter.Name.EndsWith(name, StringComparison.Ordinal)
                    && !parameter.Name.Contains(OfReference, StringComparison.Ordinal)
                    && parameter.Text()?.Trim() is { Length: > 0 } text)
                {
                    // NCBI's releases are written as bare numbers, such as 36.1 or 37.
                    return (char.IsAsciiDigit(text[0]) ? Ncbi(text) : text, parameter.Name);
                }
            }
        }

        return (null, null);
    }

    /// <summary>The annotation file, which tells the build to a person where the header has no build; null where it is not named.</summary>
    public static string? Annotation(CommandConsoleHeader header)
    {
        var file = header.Text(Parameter + "option-annotation-file") ?? header.Text(Parameter + "netaffx-snp-annotation-file");
        return file?[(file.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    /// <summary>The chip, such as <c>GenomeWideSNP_6</c>.</summary>
    public static string? Platform(CommandConsoleHeader header) =>
        header.Text("affymetrix-array-type") ?? header.Text(Parameter + "ArraySet") ?? header.Text(Parameter + "array-type");

    /// <summary>The vendor's own quality numbers (such as <c>MAPD</c>) and the origin of the file, by the vendor's names.</summary>
    public static SortedDictionary<string, string> Vendor(CommandConsoleHeader header)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in header.Parameters)
        {
            if (parameter.Name.StartsWith(Quality, StringComparison.Ordinal))
            {
                Add(facts, parameter.Name[Quality.Length..], parameter.Text());
            }
        }

        foreach (var name in Origin)
        {
            Add(facts, name.Replace("affymetrix-", string.Empty, StringComparison.Ordinal).Replace('_', '-'), header.Text(name));
        }

        foreach (var name in OriginParameters)
        {
            Add(facts, name.Replace("option-", string.Empty, StringComparison.Ordinal), header.Text(Parameter + name));
        }

        Add(facts, "file-id", header.FileId);
        Add(facts, "cel-file-id", header.Find(Intensity)?.FileId);
        Add(facts, "scan-date", header.Find(Scan)?.Text("affymetrix-scan-date"));
        Add(facts, "scanner-id", header.Find(Scan)?.Text("affymetrix-scanner-id"));
        return facts;
    }

    private static string Ncbi(string release) =>
        int.TryParse(release.AsSpan(0, release.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : release.Length),
            CultureInfo.InvariantCulture, out var number)
            ? number switch { 36 => "ncbi36", 37 => "grch37", 38 => "grch38", _ => "ncbi" + number.ToString(CultureInfo.InvariantCulture) }
            : release;

    private static void Add(SortedDictionary<string, string> facts, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            facts.TryAdd(name, value.Trim());
        }
    }
}
