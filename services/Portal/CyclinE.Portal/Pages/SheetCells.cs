using System.Text;

namespace CyclinE.Portal.Pages;

/// <summary>A sheet's text as cells, only to be shown: what they mean is the validator's to say.</summary>
internal static class SheetCells
{
    /// <summary>Lines with their numbers, from 1, and their cells; lines without content and comments are left out.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Of(string text)
    {
        var header = text.Split('\n').FirstOrDefault(l => l.Trim().Length > 0 && !l.StartsWith('#')) ?? string.Empty;
        var separator = header.MaxBy(c => c is '\t' or ';' or ',' ? header.Count(h => h == c) : 0);
        separator = separator is '\t' or ';' ? separator : ',';
        var rows = new List<(int, IReadOnlyList<string>)>();
        var (cells, cell, quoted, line, first) = (new List<string>(), new StringBuilder(), false, 1, 1);
        foreach (var c in text.ReplaceLineEndings("\n") + "\n")
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c == separator)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (!quoted && c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (cells.Any(x => x.Length > 0) && !cells[0].StartsWith('#'))
                {
                    rows.Add((first, cells));
                }

                cells = [];
                first = line + 1;
            }
            else
            {
                cell.Append(c);
            }

            line += c == '\n' ? 1 : 0;
        }

        return rows;
    }
}
