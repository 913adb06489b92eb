using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>
/// What a format's chromosome codes mean. Names (<c>7</c>, <c>chrX</c>, <c>MT</c>) mean the same everywhere; numbers above 22
/// do not, so every reader declares its own.
/// </summary>
internal sealed class ChromosomeCoding
{
    /// <summary>Tables, BAC arrays and PennCNV: 23 is X, 24 is Y; XY is the pseudo-autosomal region, given in positions of X.</summary>
    public static readonly ChromosomeCoding Table = new(
        "a table's 23 is X and 24 is Y; Affymetrix writes X as 24 and Y as 25", x: 23, y: 24, mitochondrial: 0, pseudoAutosomal: true);

    /// <summary>Affymetrix: 24 is X, 25 is Y, 26 is MT.</summary>
    public static readonly ChromosomeCoding Affymetrix = new(
        "Affymetrix' 24 is X, 25 is Y and 26 is MT; in other tables 23 is X and 24 is Y", x: 24, y: 25, mitochondrial: 26, pseudoAutosomal: false);

    /// <summary>Illumina: names; XY is the pseudo-autosomal region, given in positions of X.</summary>
    public static readonly ChromosomeCoding Illumina = new(
        "GenomeStudio writes X, Y, XY and MT by name, other programs 23 for X and 24 for Y; Affymetrix writes X as 24 and Y as 25", x: 23, y: 24,
        mitochondrial: 0, pseudoAutosomal: true);

    /// <summary>Names alone: numbers above 22 are refused.</summary>
    public static readonly ChromosomeCoding Names = new(
        "X and Y are written by name; tables write 23 and 24 for them, Affymetrix 24 and 25", x: 0, y: 0, mitochondrial: 0, pseudoAutosomal: false);

    private readonly int _x;
    private readonly int _y;
    private readonly int _mitochondrial;
    private readonly bool _pseudoAutosomal;

    private ChromosomeCoding(string description, int x, int y, int mitochondrial, bool pseudoAutosomal)
    {
        Description = description;
        _x = x;
        _y = y;
        _mitochondrial = mitochondrial;
        _pseudoAutosomal = pseudoAutosomal;
    }

    /// <summary>The coding and whose other coding there is, for messages.</summary>
    public string Description { get; }

    /// <summary>Reads a code; false for contigs, for no chromosome and for what is missing.</summary>
    /// <exception cref="InvalidInputException">The code names no human chromosome, or several by several programs' codes.</exception>
    public bool TryRead(ReadOnlySpan<byte> code, LineReader lines, TableHeader header, out Chromosome chromosome) =>
        TryRead(code, null, lines, header, TableColumn.Chromosome, out chromosome);

    /// <summary>The same, for names that tell the genome build as well (<c>NC_000001.10</c>).</summary>
    /// <param name="code">The cell, or its part before a colon.</param>
    /// <param name="build">The build that such names have to agree with; null leaves it open.</param>
    /// <param name="lines">For the place.</param>
    /// <param name="header">For the place.</param>
    /// <param name="column">The column it stands in.</param>
    /// <param name="chromosome">The chromosome.</param>
    /// <exception cref="InvalidInputException">Also <c>wrong-build</c>: the name is of another build.</exception>
    public bool TryRead(ReadOnlySpan<byte> code, GenomeBuild? build, LineReader lines, TableHeader header, int column, out Chromosome chromosome)
    {
        if (TryReadKnown(code, out chromosome))
        {
            return true;
        }

        if (SequenceAccession.TryRead(code, out chromosome, out var builds))
        {
            return build is null || builds.Length == 0 || builds.Contains(build.Name) || !SequenceAccession.Builds.Contains(build.Name) ? true
                : throw new InvalidInputException(
                "wrong-build",
                $"'{CellProblem.Show(code)}' is chromosome {chromosome} of {string.Join(" or ", builds)}, not of {build.Name}.",
                header.Place(lines, column).ToString(),
                $"Correct the build in the sheet or the file to {builds[0]}, or name the chromosomes 1 to 22, X and Y if the positions are of {build.Name} all the same.");
        }

        var name = WithoutChr(code);
        if (name.Length == 2 && name[0] == (byte)'2' && name[1] is >= (byte)'3' and <= (byte)'6')
        {
            // 25 is Y to Affymetrix, pseudo-autosomal to PLINK and MT to others: guessing would be silent.
            throw new InvalidInputException(
                "ambiguous-chromosome",
                $"Chromosome code '{CellProblem.Show(code)}' means different chromosomes to different programs ({Description}; PLINK's 25 is XY).",
                header.Place(lines, column).ToString(),
                "Write X, Y and MT by name.");
        }

        return code.Length <= 32 && (Number.IsMissing(code) || UnplacedFeatures.IsContig(code)) ? false : throw new InvalidInputException(
            "not-a-chromosome",
            $"'{CellProblem.Show(code)}' is not a human chromosome: expected 1 to 22, X, Y or MT, with or without chr{Codes()}.",
            header.Place(lines, column).ToString(),
            "Correct the cell, or the column's name if another column holds the chromosome.");
    }

    private bool TryReadKnown(ReadOnlySpan<byte> code, out Chromosome chromosome)
    {
        var name = WithoutChr(code);
        chromosome = name switch
        {
            [var digit] when digit is >= (byte)'1' and <= (byte)'9' => Chromosome.FromNumber(digit - '0'),
            [(byte)'X' or (byte)'x'] => Chromosome.X,
            [(byte)'Y' or (byte)'y'] => Chromosome.Y,
            [(byte)'M' or (byte)'m'] or [(byte)'M' or (byte)'m', (byte)'T' or (byte)'t'] => Chromosome.Mitochondrial,
            [(byte)'X' or (byte)'x', (byte)'Y' or (byte)'y'] when _pseudoAutosomal => Chromosome.X,
            [>= (byte)'0' and <= (byte)'2', >= (byte)'0' and <= (byte)'9'] => OfNumber(((name[0] - '0') * 10) + name[1] - '0'),
            _ => default,
        };
        return chromosome.Number != 0;
    }

    private Chromosome OfNumber(int number) => number switch
    {
        0 => default,
        <= 22 => Chromosome.FromNumber(number),
        _ when number == _x => Chromosome.X,
        _ when number == _y => Chromosome.Y,
        _ when number == _mitochondrial => Chromosome.Mitochondrial,
        _ => default,
    };

    private static ReadOnlySpan<byte> WithoutChr(ReadOnlySpan<byte> code) =>
        code.Length > 3 && System.Text.Ascii.EqualsIgnoreCase(code[..3], "chr"u8) ? code[3..] : code;

    private string Codes() => _x == 0
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $" ({_x} is X, {_y} is Y{(_mitochondrial > 0 ? $", {_mitochondrial} is MT" : string.Empty)})");
}
