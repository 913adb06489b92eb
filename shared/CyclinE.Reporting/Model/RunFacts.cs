namespace CyclinE.Reporting.Model;

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

/// <summary>The time one stage took in a run, summed over its units.</summary>
/// <param name="Stage">Stage name, such as <c>segment-array</c>.</param>
/// <param name="WallSeconds">Wall seconds.</param>
/// <param name="Computed">Artifacts computed.</param>
/// <param name="Reused">Artifacts found in the store.</param>
public sealed record StageSeconds(string Stage, double WallSeconds, int Computed, int Reused);

/// <summary>One stage as the plan fixed it: what the methods paragraph cites.</summary>
public sealed record StageMethod
{
    /// <summary>Stage name, such as <c>segment-array</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Algorithm version.</summary>
    public required int Version { get; init; }

    /// <summary>Effective options by name, with their values as text, in the order they are to be shown.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Options { get; init; }
}
