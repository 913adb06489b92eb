using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CyclinE.Contracts;
using CyclinE.Contracts.Telemetry;
using CyclinE.Testing;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>Two workers compute one recipe at the same time over one store: the first content stands, another one is counted.</summary>
public sealed class DeterminismTests : IAsyncDisposable
{
    private readonly StageFolder _folder = new();
    private readonly ConcurrentQueue<(string Name, long Value, int Tags)> _counted = new();
    private readonly MeterListener _listener = new();

    public DeterminismTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source && instrument.Name.StartsWith("cycline.determinism.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _counted.Enqueue((instrument.Name, value, tags.Length)));
        _listener.Start();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _folder.DisposeAsync();
    }

    [Theory]
    [InlineData(true, "same", null)]
    [InlineData(true, "other", TelemetryNames.DeterminismViolations)]
    [InlineData(false, "other", TelemetryNames.DeterminismDrift)]
    [InlineData(false, "same", null)]
    public async Task Other_bytes_are_a_violation_of_the_same_profile_and_drift_of_another(bool sameProfile, string second, string? metric)
    {
        var profile = Drafts.Producer.Profile;
        await using var quick = await StageWorker.StartAsync(_folder);
        await using var slow = await StageWorker.StartAsync(_folder, producer: Drafts.Producer with { Profile = sameProfile ? profile : profile + "/no-fma" });
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        quick.Script.Compute = _ => Script.Keep("same");
        slow.Script.Compute = _ =>
        {
            quick.DeliverAsync(message).GetAwaiter().GetResult();
            return Script.Keep(second);
        };
        await slow.DeliverAsync(message);

        Assert.Equal(metric is null ? [] : [(metric, 1L, 0)], _counted);
        var first = Assert.Single(quick.Of<ArrayIngested>());
        Assert.Equal(first, Assert.Single(slow.Of<ArrayIngested>())); // The stored artifact is the one announced.
        Assert.Equal(first.Artifact, (await _folder.RowAsync(message)).Results["ingest-array"]);
    }
}
