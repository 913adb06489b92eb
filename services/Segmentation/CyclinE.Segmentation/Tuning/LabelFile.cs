using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;

namespace CyclinE.Segmentation.Tuning;

/// <summary>Reads labelled regions: a BED file of chromosome, start, end, label and array.</summary>
public static class LabelFile
{
    private const string Expected = "A line is: chromosome, start, end, break or normal, array; separated by tabs.";
    private static readonly string[] Breaks = ["break", "breakpoint", "breakpoints", "1breakpoint", ">0breakpoints"];
    private static readonly string[] None = ["normal", "none", "no-break", "nobreak", "no break", "0breakpoints"];

    /// <summary>Reads it. Empty lines, comments (<c>#</c>) and <c>track</c> and <c>browser</c> lines are passed over.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="where">The file's name for messages.</param>
    /// <exception cref="InvalidInputException">A line cannot be read, two labels of an array contradict each other, or there is none.</exception>
    public static IReadOnlyList<RegionLabel> Read(TextReader reader, string where)
    {
        var labels = new List<RegionLabel>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            text = text.TrimStart('\uFEFF').Trim();
            if (text.Length > 0 && text[0] != '#' && text.Split([' ', '\t'], 2)[0] is not ("track" or "browser"))
            {
                labels.Add(ReadLine(text, line, $"{where}, line {line}"));
            }
        }

        if (labels.Count == 0)
        {
            throw new InvalidInputException("labels-none", "There is no label.", where, Expected);
        }

        Agree(labels, where);
        return labels;
    }

    private static RegionLabel ReadLine(string text, int line, string where)
    {
        var fields = text.Contains('\t') ? [.. text.Split('\t').Select(f => f.Trim())] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 4)
        {
            throw new InvalidInputException(
                "labels-columns", $"The line has {fields.Length} columns: at least chromosome, start, end and label are needed.", where, Expected);
        }

        if (!Chromosome.TryParse(fields[0], out var chromosome))
        {
            throw new InvalidInputException(
                "labels-chromosome", $"'{fields[0]}' is not a human chromosome.", $"{where}, column 1", "Use 1–22, X, Y or MT, with or without chr.");
        }

        var (start, end) = (Position(fields[1], $"{where}, column 2"), Position(fields[2], $"{where}, column 3"));
        if (end <= start)
        {
            throw new InvalidInputException(
                "labels-region",
                $"The region ends at {end}, not after its start {start}.",
                where,
                "BED starts count from 0 and the end is not part of it: start < end.");
        }

        var word = fields[3].ToLowerInvariant();
        if (!Breaks.Contains(word) && !None.Contains(word))
        {
            throw new InvalidInputException(
                "labels-word",
                $"'{fields[3]}' is no label.",
                $"{where}, column 4",
                $"A break is written {string.Join(", ", Breaks)}; none {string.Join(", ", None)}. The array stands in column 5.");
        }

        return new RegionLabel(fields.Length > 4 && fields[4].Length > 0 ? fields[4] : null, chromosome, start, end, Breaks.Contains(word), line);
    }

    private static int Position(string text, string where) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        ? position
        : throw new InvalidInputException("labels-position", $"'{text}' is not a position.", where, "Use whole base pairs without separators.");

    private static void Agree(List<RegionLabel> labels, string where)
    {
        foreach (var chromosome in labels.GroupBy(l => (l.Array, l.Chromosome)))
        {
            RegionLabel? before = null;
            foreach (var label in chromosome.OrderBy(l => l.Start).ThenBy(l => l.End))
            {
                if (before is not null && label.Start < before.End && label.HasBreak != before.HasBreak)
                {
                    throw new InvalidInputException(
                        "labels-overlap",
                        $"The region overlaps that of line {before.Line}, and one says a break where the other says none.",
                        $"{where}, line {label.Line}",
                        "Let the regions of an array that say different things not overlap.");
                }

                before = before is null || label.End > before.End ? label : before;
            }
        }
    }
}
