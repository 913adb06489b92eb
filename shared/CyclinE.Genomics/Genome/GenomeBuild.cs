namespace CyclinE.Genomics.Genome;

/// <summary>A reference genome: its name and, for the builds we know, chromosome lengths and centromeres in base pairs.</summary>
/// <remarks>
/// Lengths and centromeres are UCSC's (chromInfo and the acen bands of cytoBand). A build by another name has neither:
/// lengths are not checked and arms are unknown.
/// </remarks>
public sealed partial class GenomeBuild
{
    private readonly int[] _lengths;
    private readonly int[] _centromeres;

    private GenomeBuild(string name, int[] lengths, int[] centromeres)
    {
        Name = name;
        _lengths = lengths;
        _centromeres = centromeres;
    }

    /// <summary>The name as the user or the file gave it, canonical for known builds: <c>hg18</c>, <c>hg19</c>, <c>hg38</c>.</summary>
    public string Name { get; }

    /// <summary>True where chromosome lengths and arms are known.</summary>
    public bool IsKnown => _lengths.Length > 0;

    /// <summary>The build of a name, an alias (<c>GRCh37</c>, <c>NCBI36</c>, <c>b37</c>) or a vendor's string that begins with one.</summary>
    public static GenomeBuild Of(string name)
    {
        var canonical = Canonical(name);
        return Known.TryGetValue(canonical, out var build) ? build : new GenomeBuild(canonical, [], []);
    }

    /// <summary>The length of a chromosome, or null where the build does not tell.</summary>
    public int? LengthOf(Chromosome chromosome) =>
        chromosome.Number >= 1 && chromosome.Number <= _lengths.Length ? _lengths[chromosome.Number - 1] : null;

    /// <summary>The middle of the centromere, or null where the build does not tell (and for MT).</summary>
    public int? CentromereOf(Chromosome chromosome) =>
        chromosome.Number >= 1 && chromosome.Number <= _centromeres.Length ? _centromeres[chromosome.Number - 1] : null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Canonical(string name)
    {
        var trimmed = name.Trim();
        var key = trimmed.Split(':', ' ', ';')[0].ToLowerInvariant();
        return key switch
        {
            "hg38" or "grch38" or "b38" => "hg38",
            "hg19" or "grch37" or "b37" or "hs37d5" => "hg19",
            "hg18" or "ncbi36" or "b36" => "hg18",
            _ when key.StartsWith("grch38", StringComparison.Ordinal) => "hg38",
            _ when key.StartsWith("grch37", StringComparison.Ordinal) => "hg19",
            _ => key,
        };
    }
}
