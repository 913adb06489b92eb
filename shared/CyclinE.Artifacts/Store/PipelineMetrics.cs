using System.Diagnostics.Metrics;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Telemetry;

namespace CyclinE.Artifacts.Store;

/// <summary>The pipeline's instruments. Ids are never labels.</summary>
public static class PipelineMetrics
{
    private static readonly Meter Meter = new(TelemetryNames.Source);

    private static readonly Histogram<double> StageSeconds =
        Meter.CreateHistogram<double>(TelemetryNames.StageDuration, "s", "Time of one stage for one unit.");

    private static readonly Histogram<double> LatencySeconds = Meter.CreateHistogram<double>(TelemetryNames.UnitLatency, "s", "Time from release to end.");

    private static readonly Counter<long> UnitsEnded = Meter.CreateCounter<long>(TelemetryNames.Units, "{unit}", "Units that ended.");

    private static readonly Histogram<long> Bytes = Meter.CreateHistogram<long>(TelemetryNames.ArtifactBytes, "By", "Uncompressed size of stored artifacts.");

    private static readonly Counter<long> Violations =
        Meter.CreateCounter<long>(TelemetryNames.DeterminismViolations, "{artifact}", "Same recipe and producer profile, other bytes.");

    private static readonly Counter<long> Drift =
        Meter.CreateCounter<long>(TelemetryNames.DeterminismDrift, "{artifact}", "Same recipe, another producer profile, other bytes.");

    private static readonly Counter<long> UnitsFailed =
        Meter.CreateCounter<long>(TelemetryNames.Failures, "{unit}", "Units that failed or were excluded, by stage and reason.");

    private static readonly Counter<long> Waits =
        Meter.CreateCounter<long>(TelemetryNames.Outages, "{pause}", "Pauses because store or broker was away, by what waits.");

    private static readonly Counter<long> Letters =
        Meter.CreateCounter<long>(TelemetryNames.DeadLetters, "{message}", "Messages that could not be handled, by queue and reason.");

    /// <summary>A stage has been run, reused or failed.</summary>
    public static void StageEnded(string stage, string outcome, TimeSpan duration) =>
        StageSeconds.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("stage", stage), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A unit has ended in the ledger.</summary>
    public static void UnitEnded(UnitRow row)
    {
        var kind = new KeyValuePair<string, object?>("kind", row.Id.Kind.ToString().ToLowerInvariant());
        UnitsEnded.Add(1, kind, new KeyValuePair<string, object?>("state", row.State.ToString().ToLowerInvariant()));
        if (row.Failure is { } failure)
        {
            UnitsFailed.Add(
                1, new KeyValuePair<string, object?>("stage", failure.Stage ?? "none"), new KeyValuePair<string, object?>("code", failure.Problem.Code));
        }

        if (row is { ReleasedAt: { } released, EndedAt: { } ended })
        {
            LatencySeconds.Record((ended - released).TotalSeconds, kind);
        }
    }

    /// <summary>An artifact has been stored.</summary>
    public static void ArtifactStored(ArtifactManifest manifest) =>
        Bytes.Record(manifest.Columns.Sum(c => c.Length) + (manifest.Document?.Length ?? 0), new KeyValuePair<string, object?>("kind", manifest.Kind));

    /// <summary>Another content stood under the same recipe.</summary>
    /// <param name="sameProfile">True when both producers promise equal bytes.</param>
    public static void ContentDiffers(bool sameProfile) => (sameProfile ? Violations : Drift).Add(1);

    /// <summary>Something waits because store or broker is away.</summary>
    /// <param name="what">What waits: a stage, or a step of one. Never an id.</param>
    public static void Waited(string what) => Waits.Add(1, new KeyValuePair<string, object?>("what", what));

    /// <summary>A message could not be handled.</summary>
    /// <param name="queue">The queue it came from.</param>
    /// <param name="reason">dead, bug or unreadable.</param>
    public static void DeadLetter(string queue, string reason) =>
        Letters.Add(1, new KeyValuePair<string, object?>("queue", queue), new KeyValuePair<string, object?>("reason", reason));
}
