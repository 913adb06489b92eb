using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Agilent;

/// <summary>The columns of a FEATURES block that are used, found by name: compact and full exports have the same names.</summary>
internal sealed class AgilentColumns
{
    public const int ControlType = 0;
    public const int ProbeName = 1;
    public const int SystematicName = 2;
    public const int Green = 3;
    public const int Red = 4;
    public const int LogRatio = 5;
    public const int FirstFlag = 6;

    // Background flags (IsBGNonUnifOL, IsBGPopnOL) say nothing about the signal and stay out.
    private static readonly string[] Names =
    [
        "ControlType", "ProbeName", "SystematicName", "gProcessedSignal", "rProcessedSignal", "LogRatio",
        "gIsSaturated", "rIsSaturated", "gIsFeatNonUnifOL", "rIsFeatNonUnifOL", "gIsFeatPopnOL", "rIsFeatPopnOL", "IsManualFlag",
    ];

    private readonly int[] _columns;

    private AgilentColumns(int count, int[] columns)
    {
        Count = count;
        _columns = columns;
        var last = columns.Max();
        Slots = new int[last + 1];
        Array.Fill(Slots, FieldScanner.Skip);
        for (var slot = 0; slot < columns.Length; slot++)
        {
            if (columns[slot] >= 0)
            {
                Slots[columns[slot]] = slot;
            }
        }
    }

    /// <summary>Number of slots.</summary>
    public static int SlotCount => Names.Length;

    /// <summary>Cells of a whole line, the word DATA included.</summary>
    public int Count { get; }

    /// <summary>For the line's cells up to the last wanted one: slot or <see cref="FieldScanner.Skip"/>.</summary>
    public int[] Slots { get; }

    /// <summary>Whether the export has a column.</summary>
    public bool Has(int slot) => _columns[slot] >= 0;

    /// <summary>Names of the flag columns that the export has.</summary>
    public IEnumerable<string> Flags => Names.Skip(FirstFlag).Where((_, i) => Has(FirstFlag + i));

    /// <summary>The place of a cell in the last line read.</summary>
    public SourceLocation Place(LineReader lines, int slot) => lines.Here(_columns[slot] + 1, Names[slot]);

    /// <summary>Reads the line that names the columns.</summary>
    /// <exception cref="InvalidInputException">A needed column is missing or stands twice.</exception>
    public static AgilentColumns Parse(ReadOnlySpan<byte> line, LineReader lines)
    {
        var titles = Encoding.Latin1.GetString(line).Split('\t').Select(t => t.Trim()).ToArray();
        var count = titles.Length;
        while (count > 1 && titles[count - 1].Length == 0)
        {
            count--;
        }

        var columns = new int[Names.Length];
        for (var slot = 0; slot < Names.Length; slot++)
        {
            columns[slot] = Array.IndexOf(titles, Names[slot]);
            var again = columns[slot] < 0 ? -1 : Array.IndexOf(titles, Names[slot], columns[slot] + 1);
            if (again >= 0)
            {
                throw new InvalidInputException(
                    "duplicate-column",
                    $"The FEATURES block has the column {Names[slot]} twice, as columns {columns[slot] + 1} and {again + 1}.",
                    lines.Here(again + 1, Names[slot]).ToString(),
                    "Export the file again from Feature Extraction, or remove the wrong column.");
            }
        }

        var missing = Enumerable.Range(0, LogRatio).Where(slot => columns[slot] < 0).Select(slot => Names[slot]).ToList();
        if (missing.Count == 1 && missing[0] == Names[Red])
        {
            throw new InvalidInputException(
                "missing-column",
                "The FEATURES block has no column rProcessedSignal: this is a one-colour scan, which has no ratio to a reference.",
                lines.Here().ToString(),
                "Give a two-colour CGH export, or a table of log2 ratios.");
        }

        return missing.Count == 0 ? new AgilentColumns(count, columns) : throw new InvalidInputException(
            "missing-column",
            $"The FEATURES block lacks {string.Join(", ", missing)}.",
            lines.Here().ToString(),
            "Export the compact or full text output from Feature Extraction with these columns.");
    }
}
