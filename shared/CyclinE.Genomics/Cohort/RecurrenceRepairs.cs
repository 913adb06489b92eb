namespace CyclinE.Genomics;

/// <summary>What was mended of the segments of a cohort.</summary>
/// <param name="Overlapping">Segments that overlapped the one before and were cut back to what it leaves.</param>
/// <param name="Contained">Segments that lay wholly within the ones before and were left out.</param>
/// <param name="BeyondEnd">Segments that crossed an end of their chromosome and were cut back to it.</param>
/// <param name="Outside">Segments wholly beyond their chromosome, left out.</param>
/// <param name="Reversed">Segments that ended before their start; start and end were exchanged.</param>
/// <param name="NotFinite">Segments without a finite value, left out.</param>
/// <param name="Samples">Samples with any of these.</param>
public sealed record RecurrenceRepairs(int Overlapping, int Contained, int BeyondEnd, int Outside, int Reversed, int NotFinite, int Samples)
{
    /// <summary>Segments mended or left out.</summary>
    public int Total => Overlapping + Contained + BeyondEnd + Outside + Reversed + NotFinite;
}
