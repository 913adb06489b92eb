namespace CyclinE.Segmentation.Tuning;

/// <summary>The labels of one chromosome of one array and all its optimal segmentations.</summary>
public sealed record LabelledChromosome
{
    /// <summary>Its penalty path (<see cref="PenaltyPath.Solve"/>).</summary>
    public required IReadOnlyList<PenaltyPathStep> Path { get; init; }

    /// <summary>Its labels, at least one.</summary>
    public required IReadOnlyList<BreakLabel> Labels { get; init; }

    /// <summary>
    /// The target interval: the penalties with the fewest label errors. Of several separate ranges the widest on the log
    /// scale counts (one that is open at an end being wider than any other), and of equally wide ones the lowest.
    /// </summary>
    /// <returns>
    /// Lowest and highest β; 0 where the range reaches the beginning of the path, positive infinity where it has no upper end.
    /// </returns>
    public (double Low, double High) Target()
    {
        int[] errors = [.. Path.Select(step => LabelErrors.Of(step.Ends, Labels).Total)];
        var fewest = errors.Min();
        (double Low, double High) best = (0, 0);
        var widest = double.NegativeInfinity;
        for (var i = 0; i < errors.Length; i++)
        {
            if (errors[i] != fewest)
            {
                continue;
            }

            var begin = i;
            while (i + 1 < errors.Length && errors[i + 1] == fewest)
            {
                i++;
            }

            var (low, high) = (begin == 0 ? 0 : Path[begin].From, Path[i].To);
            var width = Math.Log(high) - Math.Log(low);
            if (width > widest)
            {
                (best, widest) = ((low, high), width);
            }
        }

        return best;
    }
}
