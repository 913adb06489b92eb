using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CyclinE.Contracts.Telemetry;

namespace CyclinE.Pipeline.Tests;

/// <summary>Keeps every measurement and every span of the pipeline's own source in this process.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly ConcurrentQueue<Measured> _measured = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<string> _instruments = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public TelemetryRecorder()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source)
            {
                _instruments.Enqueue(instrument.Name);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Names of the instruments that there are.</summary>
    public IReadOnlyCollection<string> Instruments => _instruments;

    public IReadOnlyCollection<Activity> Spans => _spans;

    /// <summary>The measurements of an instrument.</summary>
    public IReadOnlyList<Measured> Of(string instrument) => [.. _measured.Where(m => m.Instrument == instrument)];

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue(new Measured(instrument.Name, value,
            string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal))));

    /// <summary>One measurement; its tags sorted, as <c>name=value</c> with a space between.</summary>
    public sealed record Measured(string Instrument, double Value, string Tags);
}
