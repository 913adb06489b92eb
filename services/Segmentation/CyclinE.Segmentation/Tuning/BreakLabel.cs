namespace CyclinE.Segmentation.Tuning;

/// <summary>What a person says about a region of one chromosome: that it holds a break, or that it holds none.</summary>
/// <param name="First">First place of the region: a break after the finite value of this index lies in it.</param>
/// <param name="Last">Last place of the region; at least <paramref name="First"/>.</param>
/// <param name="HasBreak">True: at least one break; false: none.</param>
public readonly record struct BreakLabel(int First, int Last, bool HasBreak)
{
    /// <summary>The label of a BED region. A break lies half-way between the two probes beside it.</summary>
    /// <param name="positions">1-based positions of the finite probes of the chromosome, ascending.</param>
    /// <param name="start">Start of the region, 0-based, as in BED.</param>
    /// <param name="end">End of the region, 0-based and exclusive, as in BED.</param>
    /// <param name="hasBreak">What it is labelled.</param>
    /// <returns>The label, or null where no two neighbouring probes have their middle in the region, so that nothing can be found there.</returns>
    public static BreakLabel? OfRegion(ReadOnlySpan<int> positions, int start, int end, bool hasBreak)
    {
        var first = -1;
        var last = -1;
        for (var i = 0; i + 1 < positions.Length; i++)
        {
            var middle = ((long)positions[i] + positions[i + 1]) / 2.0;
            if (middle > start && middle <= end)
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        return first < 0 ? null : new BreakLabel(first, last, hasBreak);
    }
}
