using System.Diagnostics.Metrics;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Telemetry;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Local;

/// <summary>Adds up the stages' own metric within this process, for the summary of a run.</summary>
public sealed class StageMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Seconds, int Computed, int Reused)> _stages = new(StringComparer.Ordinal);

    /// <summary>Starts listening.</summary>
    public StageMeter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source && instrument.Name == TelemetryNames.StageDuration)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Record);
        _listener.Start();
    }

    /// <summary>Seconds, computed and reused by stage, in the order of the stage table.</summary>
    public IReadOnlyList<StageSeconds> Stages()
    {
        lock (_gate)
        {
            return [.. StageTable.All.Select(s => s.Name).Union(_stages.Keys.Order(StringComparer.Ordinal))
                .Select(s => (Name: s, Sum: _stages.GetValueOrDefault(s)))
                .Select(s => new StageSeconds(s.Name, s.Sum.Seconds, s.Sum.Computed, s.Sum.Reused))];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        string stage = string.Empty, outcome = string.Empty;
        foreach (var tag in tags)
        {
            if (tag.Key == "stage")
            {
                stage = tag.Value as string ?? string.Empty;
            }
            else if (tag.Key == "outcome")
            {
                outcome = tag.Value as string ?? string.Empty;
            }
        }

        lock (_gate)
        {
            var sum = _stages.GetValueOrDefault(stage);
            _stages[stage] = (sum.Seconds + seconds, sum.Computed + (outcome == "computed" ? 1 : 0), sum.Reused + (outcome == "reused" ? 1 : 0));
        }
    }
}
