namespace CyclinE.Reporting;

/// <summary>Facts of the run that made the results; no number of science depends on them.</summary>
public sealed record RunFacts
{
    /// <summary>When the batch ended; null while it is open.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Wall seconds from start to end.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Time by stage, in pipeline order.</summary>
    public required IReadOnlyList<StageSeconds> Stages { get; init; }

    /// <summary>Artifacts computed in this run.</summary>
    public required int ArtifactsComputed { get; init; }

    /// <summary>Artifacts found in the store and reused.</summary>
    public required int ArtifactsReused { get; init; }

    /// <summary>Sentences that the person who ran the batch should read.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
