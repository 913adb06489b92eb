using System.Text.RegularExpressions;
using CyclinE.Contracts.Telemetry;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>Our names as Prometheus writes them.</summary>
internal static partial class MetricNames
{
    private static readonly Dictionary<string, string> Suffixes = new(StringComparer.Ordinal)
    {
        [TelemetryNames.StageDuration] = "_seconds",
        [TelemetryNames.UnitLatency] = "_seconds",
        [TelemetryNames.WorkerStarted] = "_seconds",
        [TelemetryNames.PendingAge] = "_seconds",
        [TelemetryNames.StoreSize] = "_bytes",
        [TelemetryNames.StoreFree] = "_bytes",
        [TelemetryNames.ArtifactBytes] = string.Empty,
        [TelemetryNames.FreeSlots] = string.Empty,
        [TelemetryNames.OpenBatches] = string.Empty,
        [TelemetryNames.LedgerUnits] = string.Empty,
    };

    /// <summary>A name as Prometheus writes it; counters end in _total.</summary>
    public static string InPrometheus(string name) => name.Replace('.', '_') + Suffixes.GetValueOrDefault(name, "_total");

    /// <summary>Names that a page of metrics declares.</summary>
    public static IEnumerable<string> Declared(string page) => TypeLine().Matches(page).Select(m => m.Groups[1].Value);

    [GeneratedRegex("^# TYPE (\\S+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
