namespace CyclinE.Reporting.Plots;

/// <summary>Finds room for labels in a few rows: what comes first is placed first, what finds none is left out.</summary>
internal sealed class LabelRows(int rows, double left, double right, double gap = 6)
{
    // Drawn text cannot be measured here; this is a generous width of one letter at 11 units, in any common font.
    private const double LetterWidth = 6.9;

    private readonly List<(double From, double To)>[] _taken = [.. Enumerable.Range(0, rows).Select(_ => new List<(double, double)>())];

    /// <summary>The first row with room for a label centred near <paramref name="x"/>, and where its middle comes to stand; null without room.</summary>
    /// <param name="text">The label.</param>
    /// <param name="x">Where its middle should stand.</param>
    /// <param name="scale">Width against plain letters at 11 units.</param>
    public (int Row, double X)? Place(string text, double x, double scale = 1)
    {
        var half = Width(text) * scale / 2;
        x = Math.Clamp(x, left + half, Math.Max(left + half, right - half));
        for (var row = 0; row < rows; row++)
        {
            if (_taken[row].TrueForAll(t => x + half + gap <= t.From || x - half - gap >= t.To))
            {
                _taken[row].Add((x - half, x + half));
                return (row, x);
            }
        }

        return null;
    }

    /// <summary>Bold letters at 12 units against plain ones at 11.</summary>
    public const double Bold = 1.25;

    public static double Width(string text) => text.Length * LetterWidth;
}
