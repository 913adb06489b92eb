using System.Runtime.CompilerServices;
using CyclinE.Portal.Api;
using CyclinE.Portal.Pages;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;

namespace CyclinE.Portal.Genome;

/// <summary>Heat maps of batches as SVG: drawn once of results that are kept, as reading and ordering hundreds of arrays takes seconds.</summary>
public sealed class HeatMaps
{
    private readonly ConditionalWeakTable<BatchResults, Lazy<Task<string>>> _named = [];
    private readonly ConditionalWeakTable<BatchResults, Lazy<Task<string>>> _hidden = [];

    /// <summary>All called arrays along the genome, each row leading to its array; empty where fewer than two are called.</summary>
    /// <param name="look">The batch as a person sees it.</param>
    /// <param name="results">Its results.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task<string> OfAsync(BatchLook look, BatchResults results, CancellationToken cancellationToken)
    {
        var batch = look.Row.Id.ToString();
        var names = look.Names;
        // Of nobody in particular: others wait for the same picture, whoever of them goes away.
        return (names.Hidden ? _hidden : _named).GetValue(results, r => new Lazy<Task<string>>(() => Task.Run(() => BatchViews.HeatMapAsync(
                r with { ArrayResults = [.. r.ArrayResults.Select(a => a with { Array = names.Of(a.Array) })] },
                array => Text.Array(batch, array), CancellationToken.None))))
            .Value.WaitAsync(cancellationToken);
    }
}
