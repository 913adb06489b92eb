namespace CyclinE.Segmentation.Tuning;

/// <summary>How many labels a segmentation contradicts.</summary>
/// <param name="FalseBreaks">Regions labelled without a break that hold one.</param>
/// <param name="MissedBreaks">Regions labelled with a break that hold none.</param>
public readonly record struct LabelErrors(int FalseBreaks, int MissedBreaks)
{
    /// <summary>Both kinds.</summary>
    public int Total => FalseBreaks + MissedBreaks;

    /// <summary>Sum of two counts.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static LabelErrors operator +(LabelErrors a, LabelErrors b) => new(a.FalseBreaks + b.FalseBreaks, a.MissedBreaks + b.MissedBreaks);

    /// <summary>Counts the errors of one chromosome.</summary>
    /// <param name="ends">One past the last index of each segment, ascending.</param>
    /// <param name="labels">Labels of the chromosome.</param>
    public static LabelErrors Of(IReadOnlyList<int> ends, IReadOnlyList<BreakLabel> labels)
    {
        int falseBreaks = 0, missed = 0;
        foreach (var label in labels)
        {
            var holds = Holds(ends, label);
            falseBreaks += holds && !label.HasBreak ? 1 : 0;
            missed += !holds && label.HasBreak ? 1 : 0;
        }

        return new LabelErrors(falseBreaks, missed);
    }

    private static bool Holds(IReadOnlyList<int> ends, BreakLabel label)
    {
        int low = 0, high = ends.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ends[middle] - 1 < label.First)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < ends.Count - 1 && ends[low] - 1 <= label.Last;
    }
}
