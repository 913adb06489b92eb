namespace CyclinE.Contracts.Telemetry;

/// <summary>Every name that telemetry uses. A test drives a batch and asserts that each is really emitted.</summary>
public static class TelemetryNames
{
    /// <summary>Activity source and meter of the pipeline.</summary>
    public const string Source = "CyclinE.Pipeline";

    /// <summary>Histogram, seconds; tags stage, outcome.</summary>
    public const string StageDuration = "cycline.stage.duration";

    /// <summary>Histogram, seconds from release to end; tag kind.</summary>
    public const string UnitLatency = "cycline.unit.latency";

    /// <summary>Counter of ended units; tags kind, state.</summary>
    public const string Units = "cycline.units";

    /// <summary>Histogram, bytes of stored artifacts (uncompressed); tag kind.</summary>
    public const string ArtifactBytes = "cycline.artifact.bytes";

    /// <summary>Counter: same recipe, same producer profile, other bytes.</summary>
    public const string DeterminismViolations = "cycline.determinism.violations";

    /// <summary>Counter: same recipe, another producer profile, other bytes.</summary>
    public const string DeterminismDrift = "cycline.determinism.drift";

    /// <summary>All metric names.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
        [StageDuration, UnitLatency, Units, ArtifactBytes, DeterminismViolations, DeterminismDrift];
}
