using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Genes;

/// <content>The tables that ship inside the assembly.</content>
public sealed partial class GeneTable
{
    private static readonly Lazy<string[][]> EmbeddedPanel = new(() => ReadNames("panel.tsv"));

    private static readonly Lazy<FrozenDictionary<string, string[]>> EmbeddedAliases = new(() => Panel.Concat(ReadNames("aliases.tsv"))
        .SelectMany(names => names.Select(n => KeyValuePair.Create(n, names)))
        .GroupBy(n => n.Key, n => n.Value, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key, g => g.SelectMany(names => names).Distinct(StringComparer.OrdinalIgnoreCase).ToArray(),
            StringComparer.OrdinalIgnoreCase));

    private static readonly ConcurrentDictionary<string, Lazy<GeneTable>> Embedded = new(
        new[] { "hg19", "hg38" }.Select(b => KeyValuePair.Create(b, new Lazy<GeneTable>(() => Read(BytesForBuild(GenomeBuild.Of(b)))))));

    // Each panel gene's names, the present one first.
    private static string[][] Panel => EmbeddedPanel.Value;

    // By any name of a gene, all of them.
    private static FrozenDictionary<string, string[]> Aliases => EmbeddedAliases.Value;

    /// <summary>
    /// RefSeq genes of hg19 or hg38 with the study's panel highlighted; <see cref="Empty"/> for any other build.
    /// </summary>
    /// <remarks>
    /// From UCSC's refGene. A symbol with several loci keeps the longest one on the chromosome that holds most of them.
    /// </remarks>
    public static GeneTable ForBuild(GenomeBuild build) =>
        Embedded.TryGetValue(build.Name, out var table) ? table.Value : Empty;

    /// <summary>The canonical bytes of <see cref="ForBuild"/>, which the assembly holds as they are; null for a build without a table.</summary>
    public static byte[]? BytesForBuild(GenomeBuild build)
    {
        if (!Embedded.ContainsKey(build.Name))
        {
            return null;
        }

        using var packed = OpenResource($"genes.{build.Name}.tsv.gz");
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static GeneTable WithPanel(IReadOnlyCollection<Gene> genes)
    {
        var panel = Panel.SelectMany(names => names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new GeneTable(genes.Select(g => panel.Contains(g.Symbol) ? g with { Highlighted = true } : g));
    }

    private static string[][] ReadNames(string resource)
    {
        using var reader = new StreamReader(OpenResource(resource), Encoding.UTF8);
        return [.. reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))];
    }

    private static Stream OpenResource(string name) =>
        typeof(GeneTable).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly holds no resource '{name}'.");
}
