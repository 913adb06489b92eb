using CyclinE.Genomics.Genome;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>What the rows of a format's tables mean.</summary>
internal sealed record TableDialect
{
    /// <summary>A test of one cell.</summary>
    public delegate bool CellTest(ReadOnlySpan<byte> cell);

    /// <summary>The dialect of a format whose values are log2 ratios beyond doubt.</summary>
    public static TableDialect Log2(string format, ChromosomeCoding coding, GenomeBuild build, ArrayFacts facts) => new()
    {
        Format = format,
        Coding = coding,
        Build = build,
        Scale = ValueScale.Log2,
        ScaleDeclared = true,
        Polarity = facts.Polarity,
    };

    /// <summary>The format, for messages, such as <c>table</c>.</summary>
    public required string Format { get; init; }

    /// <summary>What chromosome codes mean.</summary>
    public required ChromosomeCoding Coding { get; init; }

    /// <summary>The build of the positions.</summary>
    public required GenomeBuild Build { get; init; }

    /// <summary>Scale of the values.</summary>
    public required ValueScale Scale { get; init; }

    /// <summary>True where nothing is left to doubt about <see cref="Scale"/>.</summary>
    public required bool ScaleDeclared { get; init; }

    /// <summary>+1, or −1 where the sample is in the green channel.</summary>
    public required int Polarity { get; init; }

    /// <summary>What is divided by what, where file or column say it; null where neither does.</summary>
    public StatedDirection? Direction { get; init; }

    /// <summary>Scale of a ratio that stands beside its signals.</summary>
    public ValueScale StatedScale { get; init; } = ValueScale.Log2;

    /// <summary>True where that ratio is of green over red.</summary>
    public bool StatedTurned { get; init; }

    /// <summary>+1 or −1, by which the file's log2 ratios become sample over reference.</summary>
    public int Sign => Direction is { Turned: true } ? -Polarity : Polarity;

    /// <summary>Number of a chromosome's first base: 1, or 0 for half-open intervals.</summary>
    public int FirstBase { get; init; } = 1;

    /// <summary>Whether values may have a decimal comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Where rows have names alone: positions by name; null where rows have their own.</summary>
    public ProbePositions? Positions { get; init; }

    /// <summary>With a sample column: the sample to read; null takes the only one.</summary>
    public string? Sample { get; init; }

    /// <summary>A row whose cell in the column <see cref="TableColumn.Mark"/> passes this has no value.</summary>
    public CellTest? MissingWhen { get; init; }

    /// <summary>What <see cref="MissingWhen"/> means, for the record.</summary>
    public string MissingMeaning { get; init; } = string.Empty;

    /// <summary>True for names of probes that measure no alleles, whose B-allele frequency means nothing.</summary>
    public CellTest? NonPolymorphic { get; init; }

    /// <summary>The line that ends the table, or empty where the file's end does.</summary>
    public string EndMark { get; init; } = string.Empty;

    /// <summary>Rows that the file's header announces, or 0.</summary>
    public long AnnouncedRows { get; init; }

    /// <summary>The header's field that announces them.</summary>
    public string AnnouncedBy { get; init; } = "NumberDataRows";
}
