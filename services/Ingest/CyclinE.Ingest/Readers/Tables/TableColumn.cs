namespace CyclinE.Ingest.Readers.Tables;

/// <summary>The columns of a table of probes, by the names they may have in a generic one. Case, spaces, dots, dashes and underscores do not count.</summary>
internal static class TableColumn
{
    public const int Chromosome = 0;
    public const int Position = 1;
    public const int Value = 2;
    public const int Name = 3;
    public const int Baf = 4;
    public const int NormalBaf = 5;

    /// <summary>A cell that can say that the row has no value (a flag, a depth).</summary>
    public const int Mark = 6;

    /// <summary>The sample that a row belongs to.</summary>
    public const int Sample = 7;

    /// <summary>The reference channel's signal, of which the value column's is divided.</summary>
    public const int Green = 8;

    /// <summary>The genotype as AA, AB or BB, or the first of two alleles.</summary>
    public const int Genotype = 9;

    /// <summary>The second allele, where each has a column.</summary>
    public const int SecondAllele = 10;

    /// <summary>Where a probe or a segment ends.</summary>
    public const int End = 11;

    /// <summary>Chromosome and position in one cell, as <c>chr1:100-159</c>.</summary>
    public const int Location = 12;

    /// <summary>Another name, by which a probe is looked up whose first name has no position.</summary>
    public const int OtherName = 13;

    /// <summary>A ratio that stands beside the signals of which it is made.</summary>
    public const int StatedRatio = 14;

    /// <summary>How messages call the columns.</summary>
    public static readonly string[] Titles =
    [
        "chromosome", "position", "log2", "name", "baf", "baf_normal", "flag", "sample", "reference signal", "genotype", "second allele", "end", "location",
        "other name", "stated ratio",
    ];

    // Within a column the better name stands first and wins where a table has several.
    private static readonly string[][] Accepted =
    [
        ["chromosome", "chrom", "chr"],
        ["position", "pos", "start", "bp", "basepair", "maploc", "physicalposition", "chromstart", "locstart"],
        ["log2", "log2ratio", "log2ratios", "log2r", "ln", "lnratio", "log10", "log10ratio", "logratio", "ratio", "copies", "copynumber", "value"],
        ["name", "probe", "probename", "probeid", "id", "clone", "cloneid", "marker", "snp", "snpname", "feature"],
        ["baf", "ballelefreq", "ballelefrequency", "betat", "baftumor", "baftumour"],
        ["bafnormal", "normalbaf", "bafn", "ballelefreqnormal", "betan"],
        [],
        ["sample", "sampleid", "samplename"],
        [],
        ["genotype", "gtype"],
        [],
        ["end", "stop", "chromend", "locend", "endposition", "endpos", "endbp"],
        ["location", "locus", "region", "interval", "coordinates", "coordinate", "genomiclocation", "genomicposition", "genomiccoordinates",
            "chromosomelocation",
            "chromosomallocation", "systematicname"],
        [],
        [],
    ];

    /// <summary>The spelling in which names are compared; which channel is divided by which is no part of it (<see cref="RatioDirection"/>).</summary>
    public static string Normalise(string title) =>
        string.Concat((RatioDirection.Of(title)?.Rest ?? title).Where(c => c is not (' ' or '_' or '.' or '-' or '"'))).ToLowerInvariant();

    /// <summary>How well a normalised title names a column: 0 best, −1 not at all.</summary>
    public static int Rank(int column, string normalised) => Array.IndexOf(Accepted[column], normalised);

    /// <summary>True if a normalised title names any column. An end alone tells no table of probes.</summary>
    public static bool IsAny(string normalised) => Accepted.Where((_, column) => column != End).Any(names => names.Contains(normalised));

    /// <summary>The names of a column for messages.</summary>
    public static string NamesOf(int column) => string.Join(", ", Accepted[column]);

    /// <summary>The scale that a value column's own name says, or null where it says none.</summary>
    public static ValueScale? ScaleOf(string normalised) => normalised switch
    {
        _ when normalised.StartsWith("log2", StringComparison.Ordinal) => ValueScale.Log2,
        _ when normalised.StartsWith("log10", StringComparison.Ordinal) => ValueScale.Log10,
        "ln" or "lnratio" => ValueScale.Ln,
        "ratio" => ValueScale.Ratio,
        "copies" or "copynumber" => ValueScale.Copies,
        _ => null,
    };
}
