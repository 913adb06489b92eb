using System.Runtime.CompilerServices;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Api;

/// <summary>The events of all arrays of a batch: read once of results that are kept.</summary>
public sealed class BatchEvents
{
    private readonly ConditionalWeakTable<BatchResults, Lazy<Task<IReadOnlyList<EventView>>>> _known = [];

    /// <summary>The events by array, under the names of the sheet.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task<IReadOnlyList<EventView>> OfAsync(BatchResults results, CancellationToken cancellationToken) =>
        // Of nobody in particular: others wait for the same read, whoever of them goes away.
        _known.GetValue(results, r => new Lazy<Task<IReadOnlyList<EventView>>>(() => Task.Run(() => ReadAsync(r)))).Value.WaitAsync(cancellationToken);

    private static async Task<IReadOnlyList<EventView>> ReadAsync(BatchResults results)
    {
        var events = new List<EventView>();
        foreach (var array in results.ArrayResults)
        {
            var whole = await array.WholeAsync(CancellationToken.None);
            events.AddRange((whole.Calls?.Events ?? []).Select(e => new EventView(array.Array, array.Role, e)));
        }

        return events;
    }
}
