namespace CyclinE.Cohort;

/// <summary>The centre of a sample.</summary>
internal static class SampleCentre
{
    /// <summary>Median of the autosomal segments' values, each weighted by its markers; 0 without any.</summary>
    public static double Median(List<RecurrenceSegment> segments)
    {
        var autosomal = segments.Where(s => s.Chromosome.IsAutosome).OrderBy(s => s.Value).ToArray();
        var half = autosomal.Sum(ProfilePieces.Markers) / 2;
        var sum = 0.0;
        foreach (var segment in autosomal)
        {
            sum += ProfilePieces.Markers(segment);
            if (sum >= half)
            {
                return segment.Value;
            }
        }

        return 0;
    }
}
