using CyclinE.Artifacts.Ledger;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Results;

/// <summary>Facts of a batch that this process did not run itself.</summary>
public static class BatchFacts
{
    /// <summary>What its row tells.</summary>
    public static RunFacts Of(BatchRow batch) => new()
    {
        Finished = batch.EndedAt is { } ended ? new DateTimeOffset(DateTime.SpecifyKind(ended, DateTimeKind.Utc)) : null,
        WallSeconds = ((batch.EndedAt ?? DateTime.UtcNow) - batch.AcceptedAt).TotalSeconds,
        Stages = [],
        ArtifactsComputed = 0,
        ArtifactsReused = 0,
    };
}
