using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Results;
using CyclinE.Contracts.Units;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Portal;

/// <summary>The results of the batches that people look at: of an ended batch read once, of an open one again when it has moved.</summary>
/// <param name="store">Where they are read from.</param>
internal sealed class ResultsCache(Backend store)
{
    private const int Most = 3;
    private static readonly TimeSpan OpenAge = TimeSpan.FromSeconds(5);

    private readonly ResultsReader _reader = new(store.Ledger, store.Artifacts);
    private readonly Lock _gate = new();
    private readonly LinkedList<Entry> _recent = [];

    /// <summary>The results of a batch.</summary>
    public async Task<BatchResults> OfAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var entry = Take(batch);
        try
        {
            return await entry.Results.WaitAsync(cancellationToken);
        }
        finally
        {
            // What went wrong may be right at the next look.
            if (entry.Results.IsFaulted)
            {
                lock (_gate)
                {
                    _recent.Remove(entry);
                }
            }
        }
    }

    private Entry Take(BatchRow batch)
    {
        lock (_gate)
        {
            var known = _recent.FirstOrDefault(e => e.Batch == batch.Id);
            if (known is not null)
            {
                _recent.Remove(known);
                if (known.Version == batch.Version && (batch.State == BatchState.Ended || DateTime.UtcNow - known.At < OpenAge))
                {
                    _recent.AddFirst(known);
                    return known;
                }
            }

            // Of nobody in particular: others wait for the same read, whoever of them goes away.
            var entry = new Entry(batch.Id, batch.Version, DateTime.UtcNow, _reader.ReadAsync(batch, BatchFacts.Of(batch), CancellationToken.None));
            _recent.AddFirst(entry);
            if (_recent.Count > Most)
            {
                _recent.RemoveLast();
            }

            return entry;
        }
    }

    private sealed record Entry(BatchId Batch, long Version, DateTime At, Task<BatchResults> Results);
}
