using CyclinE.Cohort.Recurrence.Peaks;
using CyclinE.Cohort.Recurrence.Scoring;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence;

/// <summary>One direction of a cohort, analysed: what peaks, tracks and stability are made from.</summary>
internal sealed record DirectionResult
{
    public required RecurrenceDirection Direction { get; init; }

    public required int Samples { get; init; }

    public required ScoreGrid[] Grids { get; init; }

    public required IReadOnlyList<float[]> Histograms { get; init; }

    public required double Bin { get; init; }

    public required NullTail Null { get; init; }

    /// <summary>Markers of the genome.</summary>
    public required double Markers { get; init; }

    public required double[][] Q { get; init; }

    /// <summary>Smallest significant sum of scores; null where none is.</summary>
    public required double? Threshold { get; init; }

    /// <summary>Peaks by rank.</summary>
    public IReadOnlyList<FoundPeak> Peaks { get; init; } = [];

    /// <summary>Largest sum of scores.</summary>
    public static double Largest(ScoreGrid[] grids) => grids.Max(g => g.Length == 0 ? 0 : g.Sum.Max());
}
