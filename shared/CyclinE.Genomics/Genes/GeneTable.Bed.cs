using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;

namespace CyclinE.Genomics.Genes;

/// <content>Genes from a user's BED file.</content>
public sealed partial class GeneTable
{
    private const int MostListed = 10;

    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>
    /// Reads chromosome, start, end and name of a BED file (0-based, half-open); the study's panel is highlighted by
    /// symbol, as in the built-in tables.
    /// </summary>
    /// <remarks>
    /// Lines of one name on one chromosome (exons, transcripts) become the interval from their first to their last base.
    /// Comments, <c>track</c> and <c>browser</c> lines are passed over, and so are UCSC's unplaced and alternate contigs
    /// (an underscore in the name), which no array covers.
    /// </remarks>
    /// <param name="reader">The text.</param>
    /// <param name="where">The file's name for messages.</param>
    /// <exception cref="InvalidInputException">A line cannot be read, a name lies on two chromosomes, or no gene is left.</exception>
    public static GeneTable FromBed(TextReader reader, string where)
    {
        var bodies = new Dictionary<string, Gene>(StringComparer.OrdinalIgnoreCase);
        var clashes = new List<string>();
        var line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            text = text.TrimStart('\uFEFF').TrimEnd();
            if (text.Length == 0 || text[0] == '#' || IsDirective(text))
            {
                continue;
            }

            var fields = text.Contains('\t') ? text.Split('\t') : text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (fields[0].Contains('_'))
            {
                continue;
            }

            var gene = ReadBedLine(fields, $"{where}, line {line}");
            if (!bodies.TryGetValue(gene.Symbol, out var known))
            {
                bodies.Add(gene.Symbol, gene);
            }
            else if (known.Chromosome == gene.Chromosome)
            {
                bodies[gene.Symbol] = known with { Start = Math.Min(known.Start, gene.Start), End = Math.Max(known.End, gene.End) };
            }
            else
            {
                clashes.Add($"'{gene.Symbol}' (line {line}: chromosome {gene.Chromosome}, above {known.Chromosome})");
            }
        }

        if (clashes.Count > 0)
        {
            var listed = string.Join(", ", clashes.Take(MostListed));
            throw new InvalidInputException(
                "bed-gene-on-two-chromosomes",
                $"{(clashes.Count == 1 ? "1 line names a gene that lies" : $"{clashes.Count} lines name genes that lie")} on another chromosome above: {listed}{(clashes.Count > MostListed ? ", …" : string.Empty)}.",
                $"{where}, column 4",
                "Give each locus a name of its own.");
        }

        return bodies.Count > 0
            ? WithPanel(bodies.Values)
            : throw new InvalidInputException("bed-without-genes", "No gene was found.", where, "A line is: chromosome, start, end, name.");
    }

    private static bool IsDirective(string text) =>
        text.Split(Blanks, 2)[0] is "track" or "browser";

    private static Gene ReadBedLine(string[] fields, string where)
    {
        if (fields.Length < 4 || fields[3].Trim() is "" or ".")
        {
            throw new InvalidInputException(
                "bed-without-name",
                $"The line has {fields.Length} columns and no gene name in the fourth.",
                where,
                "A line is: chromosome, start, end, name.");
        }

        if (!Chromosome.TryParse(fields[0], out var chromosome))
        {
            throw new InvalidInputException(
                "bed-chromosome", $"'{fields[0]}' is not a human chromosome.", $"{where}, column 1", "Use 1–22, X, Y or MT, with or without chr.");
        }

        var start = ReadPosition(fields[1], $"{where}, column 2");
        var end = ReadPosition(fields[2], $"{where}, column 3");
        if (end <= start)
        {
            throw new InvalidInputException(
                "bed-interval", $"The interval ends at {end}, not after its start {start}.", where,
                "BED starts count from 0 and the end is not part of it: start < end.");
        }

        return new Gene(fields[3].Trim(), chromosome, start + 1, end);
    }

    private static int ReadPosition(string text, string where) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new InvalidInputException("bed-position", $"'{text}' is not a position.", where, "Use whole base pairs without separators.");
}
