using System.Globalization;
using System.Text.RegularExpressions;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;

namespace CyclinE.Genomics.Masks;

/// <content>Masks from a user's BED file.</content>
public sealed partial class GenomeMask
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>Reads chromosome, start and end of a BED file (0-based, half-open); further columns are passed over.</summary>
    /// <remarks>
    /// Comments, <c>track</c> and <c>browser</c> lines are passed over, but <c>#build=hg38</c> and <c>db=hg38</c> in them say the
    /// build. Contigs (an underscore in the name), which no array covers, are passed over, too.
    /// </remarks>
    /// <param name="reader">The text.</param>
    /// <param name="where">The file's name for messages.</param>
    /// <param name="build">The build that was said beside the file; null where none was.</param>
    /// <exception cref="InvalidInputException">A line cannot be read or lies beyond its chromosome, the builds contradict each other, or there is no
    /// interval.</exception>
    public static GenomeMask FromBed(TextReader reader, string where, string? build)
    {
        var mask = Read(reader, where, build is null ? null : GenomeBuild.Of(build).Name);
        return mask.IsEmpty
            ? throw new InvalidInputException("bed-without-intervals", "No interval was found.", where, "A line is: chromosome, start, end.")
            : mask;
    }

    private static GenomeMask Read(TextReader reader, string where, string? build)
    {
        var intervals = new List<(Chromosome, int, int)>();
        var lines = new List<int>();
        var line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            text = text.TrimStart('\uFEFF').Trim();
            if (text.Length == 0 || text[0] == '#' || text.Split(Blanks, 2)[0] is "track" or "browser")
            {
                build = Agreed(build, text, $"{where}, line {line}");
                continue;
            }

            var fields = text.Contains('\t') ? text.Split('\t') : text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (!fields[0].Contains('_'))
            {
                intervals.Add(ReadLine(fields, $"{where}, line {line}"));
                lines.Add(line);
            }
        }

        CheckLengths(intervals, lines, where, build);
        return new GenomeMask(build, intervals);
    }

    private static string? Agreed(string? build, string comment, string where)
    {
        if (BuildComment().Match(comment) is not { Success: true } match)
        {
            return build;
        }

        var said = GenomeBuild.Of(match.Groups[1].Value).Name;
        return build is null || build == said ? said : throw new InvalidInputException(
            "mask-build", $"The mask says build {said}, the batch is of {build}.", where, $"Give the intervals of {build}, or correct the build.");
    }

    private static (Chromosome, int, int) ReadLine(string[] fields, string where)
    {
        if (fields.Length < 3)
        {
            throw new InvalidInputException("bed-columns", $"The line has {fields.Length} columns: expected chromosome, start and end.", where,
                "Separate them by tabs.");
        }

        if (!Chromosome.TryParse(fields[0], out var chromosome))
        {
            throw new InvalidInputException(
                "bed-chromosome", $"'{fields[0]}' is not a human chromosome.", $"{where}, column 1", "Use 1–22, X, Y or MT, with or without chr.");
        }

        var start = ReadPosition(fields[1], $"{where}, column 2");
        var end = ReadPosition(fields[2], $"{where}, column 3");
        return end > start ? (chromosome, start + 1, end) : throw new InvalidInputException(
            "bed-interval", $"The interval ends at {end}, not after its start {start}.", where,
            "BED starts count from 0 and the end is not part of it: start < end.");
    }

    private static int ReadPosition(string text, string where) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < int.MaxValue
            ? position
            : throw new InvalidInputException("bed-position", $"'{text}' is not a position.", where, "Use whole base pairs without separators.");

    private static void CheckLengths(List<(Chromosome Chromosome, int Start, int End)> intervals, List<int> lines, string where, string? build)
    {
        if (build is null)
        {
            return;
        }

        var genome = GenomeBuild.Of(build);
        for (var i = 0; i < intervals.Count; i++)
        {
            if (genome.LengthOf(intervals[i].Chromosome) is { } length && intervals[i].End > length)
            {
                throw new InvalidInputException(
                    "mask-build",
                    string.Create(CultureInfo.InvariantCulture,
                        $"The interval ends at {intervals[i].End:N0}, beyond chromosome {intervals[i].Chromosome} of {build} ({length:N0})."),
                    $"{where}, line {lines[i]}, column 3",
                    "The intervals are of another build: give those of the arrays'.");
            }
        }
    }

    [GeneratedRegex(@"(?:^#+\s*(?:genome[-_ ]?)?build\s*[=:]\s*|\bdb=""?)([A-Za-z0-9._-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BuildComment();
}
