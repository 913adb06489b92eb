using System.Collections.Concurrent;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;

namespace CyclinE.Testing;

/// <summary>Keeps what would be published; can die before it publishes, as a process does.</summary>
public sealed class RecordingAnnouncer : IUnitAnnouncer
{
    /// <summary>Everything announced, in order.</summary>
    public ConcurrentQueue<UnitRow> Announced { get; } = new();

    /// <summary>Thrown instead of publishing, where set.</summary>
    public Exception? Death { get; set; }

    /// <summary>Times a unit of this key was announced.</summary>
    public int Count(string key) => Announced.Count(r => r.Id.Key == key);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnitRow>> AnnounceAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken)
    {
        if (Death is not null)
        {
            return Task.FromException<IReadOnlyList<UnitRow>>(Death);
        }

        foreach (var row in rows)
        {
            Announced.Enqueue(row);
        }

        return Task.FromResult(rows);
    }
}
