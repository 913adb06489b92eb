namespace CyclinE.Genomics;

/// <summary>G along the genome in one direction, as columns of equal length: one entry per interval of constant G, in genome order.</summary>
/// <remarks>Intervals in which no sample has an event stand in it with G = 0, so that the intervals cover what the samples cover.</remarks>
public sealed record RecurrenceTrack
{
    /// <summary>Chromosome numbers (1–22, 23 = X, 24 = Y).</summary>
    public required IReadOnlyList<byte> Chromosomes { get; init; }

    /// <summary>First base pairs.</summary>
    public required IReadOnlyList<int> Starts { get; init; }

    /// <summary>Last base pairs.</summary>
    public required IReadOnlyList<int> Ends { get; init; }

    /// <summary>G: mean score over samples.</summary>
    public required IReadOnlyList<double> G { get; init; }

    /// <summary>q values.</summary>
    public required IReadOnlyList<double> Q { get; init; }

    /// <summary>Share of samples with an event.</summary>
    public required IReadOnlyList<float> Frequency { get; init; }

    /// <summary>Mean focal amplitude of the samples with an event, in copies; 0 where there is none.</summary>
    public required IReadOnlyList<float> Amplitude { get; init; }

    /// <summary>A track without intervals.</summary>
    public static RecurrenceTrack Empty { get; } = new()
    {
        Chromosomes = [],
        Starts = [],
        Ends = [],
        G = [],
        Q = [],
        Frequency = [],
        Amplitude = [],
    };
}
