using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Events;

/// <summary>Stretches of one direction that are one event, and how it stands out.</summary>
internal sealed record FoundEvent
{
    /// <summary>+1 above, −1 below.</summary>
    public required int Direction { get; init; }

    /// <summary>Its stretches in order. Stretches of an event nested in it are not among them.</summary>
    public required IReadOnlyList<Stretch> Stretches { get; init; }

    /// <summary>Standard error of the joined level.</summary>
    public required double StandardError { get; init; }

    /// <summary>Median level left of it; null at an arm's end.</summary>
    public required double? LeftFlank { get; init; }

    /// <summary>Median level right of it.</summary>
    public required double? RightFlank { get; init; }

    /// <summary>Length class.</summary>
    public required EventLength Length { get; init; }

    /// <summary>True for a focal event with enough contrast.</summary>
    public required bool Focal { get; init; }

    public int First => Stretches[0].First;

    public int Last => Stretches[^1].Last;

    public int Probes => Stretches.Sum(s => s.Probes);

    /// <summary>The mean level over its probes.</summary>
    public double Level => Stretches.Sum(s => s.Probes * s.Level) / Probes;

    /// <summary>Unbroken runs of its probes: one, or more where another event is nested in it.</summary>
    public IEnumerable<(int First, int Last)> Pieces
    {
        get
        {
            var first = First;
            for (var i = 0; i < Stretches.Count; i++)
            {
                if (i + 1 == Stretches.Count || Stretches[i + 1].First != Stretches[i].Last + 1)
                {
                    yield return (first, Stretches[i].Last);
                    first = i + 1 < Stretches.Count ? Stretches[i + 1].First : 0;
                }
            }
        }
    }
}
