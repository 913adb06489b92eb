namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>The stepped profile of one chromosome of one sample, from its segments.</summary>
internal static class ProfilePieces
{
    /// <summary>Distance of markers where a file does not count them, base pairs.</summary>
    public const int MarkerSpacing = 10_000;

    /// <summary>A longer stretch between segments holds nothing that was measured and counts as unchanged.</summary>
    public const int LongestGap = 5_000_000;

    /// <summary>Fills the pieces of one chromosome: segments meet half way, a longer gap is unchanged, arms are apart.</summary>
    /// <param name="segments">Disjoint segments in order.</param>
    /// <param name="centromere">Last base of the short arm, 0 for none.</param>
    /// <param name="copies">Copies − 2 of a segment.</param>
    /// <param name="pieces">Receives the pieces.</param>
    public static void Fill(ReadOnlySpan<RecurrenceSegment> segments, int centromere, Func<double, double> copies, List<ProfilePiece> pieces)
    {
        pieces.Clear();
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            var (start, end) = (segment.Start, segment.End);
            if (i > 0)
            {
                var gap = Gap(segments[i - 1].End, segment.Start, centromere);
                start -= gap - (gap / 2);
                if (segment.Start - segments[i - 1].End > LongestGap + 1 && !Across(segments[i - 1].End, segment.Start, centromere))
                {
                    Add(pieces, segments[i - 1].End + 1, segment.Start - 1, centromere, 0, 0);
                }
            }

            if (i + 1 < segments.Length)
            {
                end += Gap(segment.End, segments[i + 1].Start, centromere) / 2;
            }

            Add(pieces, start, end, centromere, Markers(segment), copies(segment.Value));
        }
    }

    /// <summary>Markers of a segment, laid on a lattice where the file does not count them.</summary>
    public static double Markers(RecurrenceSegment segment) =>
        segment.Markers > 0 ? segment.Markers : ((double)segment.End - segment.Start + 1) / MarkerSpacing;

    // Base pairs between two segments that they share; none across the centromere or across a long gap.
    private static int Gap(int end, int start, int centromere) =>
        start - end - 1 is var gap && gap <= LongestGap && !Across(end, start, centromere) ? gap : 0;

    private static bool Across(int end, int start, int centromere) => end <= centromere && centromere < start;

    private static void Add(List<ProfilePiece> pieces, int start, int end, int centromere, double markers, double copies)
    {
        if (start <= centromere && centromere < end)
        {
            var share = (centromere - start + 1.0) / (end - start + 1.0);
            pieces.Add(new ProfilePiece(start, centromere, 0, markers * share, copies));
            pieces.Add(new ProfilePiece(centromere + 1, end, 1, markers * (1 - share), copies));
        }
        else
        {
            pieces.Add(new ProfilePiece(start, end, end <= centromere ? 0 : 1, markers, copies));
        }
    }
}

/// <summary>A stretch of one arm with one copy number.</summary>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Side">0 on the short arm, 1 on the long arm.</param>
/// <param name="Markers">Markers within it; 0 where nothing was measured.</param>
/// <param name="Copies">Copies − 2.</param>
internal readonly record struct ProfilePiece(int Start, int End, int Side, double Markers, double Copies);
