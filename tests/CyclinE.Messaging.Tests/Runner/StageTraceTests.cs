using System.Collections.Concurrent;
using System.Diagnostics;
using CyclinE.Artifacts.Batches;
using CyclinE.Contracts;
using CyclinE.Contracts.Telemetry;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>Redeliveries and retries fall into the one trace of their unit.</summary>
public sealed class StageTraceTests : IAsyncDisposable
{
    private const string Batch = "traced@1";
    private readonly StageFolder _folder = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public StageTraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is TelemetryNames.Source or "MassTransit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.GetTagItem("cycline.batch") is Batch)
                {
                    _spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _folder.DisposeAsync();
    }

    [Fact]
    public async Task Every_delivery_of_an_announced_unit_is_in_its_trace()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        var message = await _folder.ReleaseAsync(StageFolder.Plan(), Batch);
        worker.Script.Compute = text => worker.Script.Computations < 2 ? throw new InvalidOperationException("once more") : Script.Keep(text);
        await worker.AnnounceAsync(await _folder.RowAsync(message));
        await worker.AnnounceAsync((await _folder.RowAsync(message)) with { Reannouncements = 1 });

        Assert.All(_spans, s => Assert.Equal(UnitTrace.TraceIdOf(message.Unit), s.TraceId));
        Assert.Equal(1, _spans.Count(s => s.OperationName == $"array {message.Unit.Name}"));
        Assert.Equal(2, _spans.Count(s => s.OperationName == "release array"));
        var stages = _spans.Where(s => s.OperationName == "ingest-array").ToList();
        Assert.Equal([null, "computed", "reused"], stages.Select(s => s.GetTagItem("cycline.outcome"))); // The first was thrown out of.
        Assert.All(stages, s => Assert.Equal("ingest-array", s.GetTagItem("cycline.stage")));
    }
}
