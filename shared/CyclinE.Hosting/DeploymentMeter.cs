using System.Diagnostics.Metrics;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo;
using CyclinE.Contracts.Telemetry;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.Runner;
using Microsoft.Extensions.Hosting;

namespace CyclinE.Hosting;

/// <summary>
/// What one process measures of the whole deployment, every 10 s: the units of batches that have not ended, how long released ones have
/// been without progress, and the database.
/// </summary>
public sealed class DeploymentMeter : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly Meter _meter = new(TelemetryNames.Source);
    private readonly ILedger _ledger;
    private readonly MongoStore _store;
    private readonly Patience _patience;
    private readonly TimeProvider _clock;
    private volatile Look? _last;

    /// <summary>Makes the gauges; they tell what the last look saw.</summary>
    public DeploymentMeter(ILedger ledger, MongoStore store, Patience patience, TimeProvider clock)
    {
        (_ledger, _store, _patience, _clock) = (ledger, store, patience, clock);
        Gauge(TelemetryNames.OpenBatches, "{batch}", "Batches that have not ended.", look => [new Measurement<long>(look.Batches)]);
        Gauge(TelemetryNames.LedgerUnits, "{unit}", "Units of batches that have not ended.", look => look.Units);
        Gauge(TelemetryNames.PendingAge, "s", "Longest time without progress of a released unit.", look => look.Ages);
        Gauge(TelemetryNames.StoreSize, "By", "Bytes of the database.", look =>
        [
            new Measurement<long>(look.Store.Data, Tag("part", "data")), new Measurement<long>(look.Store.Storage, Tag("part", "storage")),
            new Measurement<long>(look.Store.Indexes, Tag("part", "indexes")),
        ]);
        Gauge(TelemetryNames.StoreFree, "By", "Bytes free on the disk of the database.", look => [new Measurement<long>(look.Store.Free)]);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        do
        {
            _last = await _patience.RunAsync("measure", () => LookAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task<Look> LookAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var batches = await _ledger.ListOpenBatchesAsync(cancellationToken).ConfigureAwait(false);
        var counts = new List<UnitCount>();
        var released = new List<UnitRow>();
        foreach (var name in batches.Select(b => b.Id.ToString()))
        {
            counts.AddRange(await _ledger.CountUnitsAsync(name, cancellationToken).ConfigureAwait(false));
            released.AddRange(await _ledger.ListUnitsAsync(
                new UnitQuery { Batch = name, State = UnitState.Released }, cancellationToken).ConfigureAwait(false));
        }

        return new Look(
            batches.Count,
            [.. from kind in Enum.GetValues<UnitKind>()
                from state in Enum.GetValues<UnitState>() // Also those without a unit: a line that goes down to 0 is read better than one that ends.
                select new Measurement<long>(
                    counts.Where(c => c.Kind == kind && c.State == state).Sum(c => c.Count), Tag("kind", Lower(kind)), Tag("state", Lower(state)))],
            [.. Enum.GetValues<UnitKind>().Select(kind => new Measurement<long>(
                released.Where(u => u.Id.Kind == kind).Select(u => (long)(now - (u.ProgressAt ?? u.ReleasedAt ?? now)).TotalSeconds).DefaultIfEmpty(0).Max(),
                Tag("kind", Lower(kind))))],
            await _store.MeasureAsync(cancellationToken).ConfigureAwait(false));
    }

    private void Gauge(string name, string unit, string what, Func<Look, IEnumerable<Measurement<long>>> read) =>
        _meter.CreateObservableGauge(name, () => _last is { } look ? read(look) : [], unit, what);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private sealed record Look(int Batches, IReadOnlyList<Measurement<long>> Units, IReadOnlyList<Measurement<long>> Ages, MongoStoreSize Store);
}
