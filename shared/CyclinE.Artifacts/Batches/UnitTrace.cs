using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CyclinE.Contracts.Telemetry;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Batches;

/// <summary>
/// One trace per unit: its trace id is a function of batch and unit, so that releases, redeliveries and retries of any
/// process fall into the same trace.
/// </summary>
public static class UnitTrace
{
    private static readonly AsyncLocal<ActivityTraceId?> RootTraceId = new();

    /// <summary>The pipeline's own activity source.</summary>
    public static ActivitySource Source { get; } = new(TelemetryNames.Source);

    /// <summary>The trace id of a unit.</summary>
    public static ActivityTraceId TraceIdOf(UnitId unit) => TraceIdOf(unit.ToString());

    /// <summary>
    /// Records the root span of a unit, linked to its batch: the moment of release. Gives its W3C trace parent, in which
    /// everything that happens to the unit takes place; null where nobody listens.
    /// </summary>
    public static string? Root(UnitId unit)
    {
        var link = new ActivityLink(ContextOf(unit.Batch));
        var ambient = Activity.Current;
        Activity.Current = null;
        RootTraceId.Value = TraceIdOf(unit);
        try
        {
            using var root = Source.StartActivity($"{unit.Kind.ToString().ToLowerInvariant()} {unit.Name}", ActivityKind.Producer, default(ActivityContext), Tags(unit), [link]);
            return root?.Id;
        }
        finally
        {
            RootTraceId.Value = null;
            Activity.Current = ambient;
        }
    }

    /// <summary>Records in the batch's own trace, to which every unit is linked, what has happened to it.</summary>
    /// <param name="name">What, with the batch's name.</param>
    /// <param name="batch">The batch, as <c>name@revision</c>.</param>
    /// <param name="since">When it began.</param>
    public static void Batch(string name, string batch, DateTime since)
    {
        using var span = Source.StartActivity(
            name, ActivityKind.Internal, ContextOf(batch), [new("cycline.batch", batch)], links: null, new DateTimeOffset(since, TimeSpan.Zero));
    }

    /// <summary>Starts a span within the trace that a row remembers.</summary>
    public static Activity? StartWithin(string name, UnitId unit, string? traceParent, ActivityKind kind) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, kind, parent, Tags(unit))
            : Source.StartActivity(name, kind, default(ActivityContext), Tags(unit));

    /// <summary>Generates trace ids: that of the unit whose root span is being started, else a random one.</summary>
    /// <remarks>Composition roots install it as <see cref="Activity.TraceIdGenerator"/>.</remarks>
    public static ActivityTraceId NextTraceId() => RootTraceId.Value ?? ActivityTraceId.CreateRandom();

    /// <summary>Where units of a batch link to: a function of its name, so that no process has to ask another.</summary>
    private static ActivityContext ContextOf(string batch) =>
        new(
            TraceIdOf(batch), ActivitySpanId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(batch)).AsSpan(16, 8)),
            ActivityTraceFlags.Recorded, isRemote: true);

    private static ActivityTraceId TraceIdOf(string name) =>
        ActivityTraceId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static KeyValuePair<string, object?>[] Tags(UnitId unit) =>
    [
        new("cycline.batch", unit.Batch),
        new("cycline.unit.kind", unit.Kind.ToString()),
        new("cycline.unit.name", unit.Name),
    ];
}
