using System.Security.Claims;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Portal.Access;
using CyclinE.Portal.Batches;
using CyclinE.Portal.Live;
using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Api;

/// <summary>What pages and API answer with, for one person.</summary>
/// <param name="batches">The batches.</param>
/// <param name="progress">Where they stand.</param>
/// <param name="events">Their events.</param>
/// <param name="settings">The settings.</param>
public sealed class PortalQueries(IPortalBatches batches, BatchProgress progress, BatchEvents events, PortalSettings settings)
{
    /// <summary>A batch with its plan and the names in it.</summary>
    public async Task<BatchLook> LookAsync(ClaimsPrincipal person, string batch, CancellationToken cancellationToken)
    {
        var row = await batches.FindAsync(batch, cancellationToken);
        var plan = await batches.Ledger.FindPlanAsync(row.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {row.PlanId} of batch {row.Id} is not in the ledger.");
        return new BatchLook(row, plan, ViewNames.For(person, settings, plan));
    }

    /// <summary>All batches, newest first.</summary>
    public async Task<Paged<BatchView>> BatchesAsync(int? page, int? size, CancellationToken cancellationToken)
    {
        var rows = (await batches.Ledger.ListBatchesAsync(null, cancellationToken)).Page(page, size);
        var views = new List<BatchView>(rows.Items.Count);
        foreach (var row in rows.Items)
        {
            views.Add(await progress.OfAsync(row, cancellationToken));
        }

        return new Paged<BatchView>(views, rows.Page, rows.Size, rows.Total);
    }

    /// <summary>Where a batch stands.</summary>
    public Task<BatchView> BatchAsync(BatchLook look, CancellationToken cancellationToken) => progress.OfAsync(look.Row, cancellationToken);

    /// <summary>The arrays of a batch.</summary>
    public async Task<Paged<ArrayView>> ArraysAsync(BatchLook look, ArrayQuery query, CancellationToken cancellationToken)
    {
        var results = await batches.ReadAsync(look.Row, cancellationToken);
        var traces = (await batches.Ledger.ListUnitsAsync(new UnitQuery { Batch = results.Batch, Kind = UnitKind.Array }, cancellationToken))
            .ToDictionary(u => u.Id.Name, u => u.TraceParent, StringComparer.Ordinal);
        return query.Apply(results.ArrayResults.Select(a => ArrayViews.Of(a, look.Names, Trace(traces.GetValueOrDefault(a.Array)))))
            .Page(query.Page, query.Size);
    }

    /// <summary>One array with all that was found on it.</summary>
    public async Task<ArrayDetailView> ArrayAsync(BatchLook look, string array, CancellationToken cancellationToken)
    {
        var result = await FindArrayAsync(look, array, cancellationToken);
        var unit = await batches.Ledger.FindUnitAsync(new UnitId(look.Row.Id.ToString(), UnitKind.Array, result.Array), cancellationToken);
        return ArrayViews.Detail(await result.WholeAsync(cancellationToken), look.Names, Trace(unit?.TraceParent));
    }

    /// <summary>One array as the store has it.</summary>
    /// <exception cref="RefusedException">The batch has none of this name.</exception>
    public async Task<ArrayResult> FindArrayAsync(BatchLook look, string array, CancellationToken cancellationToken)
    {
        var name = look.Names.Resolve(array);
        var results = await batches.ReadAsync(look.Row, cancellationToken);
        return results.ArrayResults.FirstOrDefault(a => a.Array == name)
            ?? throw RefusedException.NotFound($"{look.Row.Id} has no array {array}.");
    }

    /// <summary>The events of all arrays of a batch.</summary>
    public async Task<Paged<EventView>> EventsAsync(BatchLook look, EventQuery query, CancellationToken cancellationToken)
    {
        var all = await events.OfAsync(await batches.ReadAsync(look.Row, cancellationToken), cancellationToken);
        return query.Apply(all.Select(e => e with { Array = look.Names.Of(e.Array) })).Page(query.Page, query.Size);
    }

    /// <summary>The pairs of a batch.</summary>
    public async Task<IReadOnlyList<PairView>> PairsAsync(BatchLook look, CancellationToken cancellationToken) =>
        [.. (await batches.ReadAsync(look.Row, cancellationToken)).PairResults.Select(p => ArrayViews.Of(p, look.Names))];

    /// <summary>What other stages left of a unit; nothing where names are hidden, as it may hold names.</summary>
    public async Task<IReadOnlyList<OwnResult>> OwnAsync(BatchLook look, UnitKind kind, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        look.Names.Hidden ? [] : await OwnResults.OfAsync(await batches.ReadAsync(look.Row, cancellationToken), kind, names, cancellationToken);

    /// <summary>One gene across the arrays of a batch.</summary>
    /// <exception cref="RefusedException">The gene table has no such gene.</exception>
    public async Task<IReadOnlyList<GeneInArray>> GeneAsync(BatchLook look, string gene, CancellationToken cancellationToken)
    {
        var results = await batches.ReadAsync(look.Row, cancellationToken);
        var hasLimits = look.Plan.Stages.Any(s => s.Definition.Name == StageTable.LimitArray.Name);
        var found = new List<GeneInArray>();
        var known = false;
        foreach (var array in results.ArrayResults)
        {
            var genes = array.LoadGenes is { } load ? await load(cancellationToken) : null;
            var at = genes is null ? -1 : genes.Value.Table.Genes.ToList().FindIndex(g => g.Symbol.Equals(gene, StringComparison.OrdinalIgnoreCase));
            known |= at >= 0;
            found.Add(ArrayViews.Of(
                hasLimits ? await array.WholeAsync(cancellationToken) : array, look.Names, gene, at < 0 ? null : genes!.Value.Genes, at));
        }

        return known ? found : throw RefusedException.NotFound($"No array of {look.Row.Id} has a gene {gene}.");
    }

    /// <summary>What failed: units of all batches that are not older than the newest hundred, and messages that nobody could handle.</summary>
    public async Task<IReadOnlyList<FailureView>> FailuresAsync(ClaimsPrincipal person, string? batch, CancellationToken cancellationToken)
    {
        const int Batches = 100;
        IReadOnlyList<BatchRow> rows = batch is null
            ? [.. (await batches.Ledger.ListBatchesAsync(null, cancellationToken)).Take(Batches)]
            : [await batches.FindAsync(batch, cancellationToken)];
        var failures = new List<FailureView>();
        foreach (var row in rows)
        {
            var units = await batches.Ledger.ListUnitsAsync(new UnitQuery { Batch = row.Id.ToString(), State = UnitState.Failed }, cancellationToken);
            if (units.Count > 0)
            {
                var names = (await LookAsync(person, row.Id.ToString(), cancellationToken)).Names;
                failures.AddRange(units.Select(u => FailureViews.Of(u, names, Trace(u.Failure?.TraceId ?? u.TraceParent))));
            }
        }

        var hidden = settings.HideSamples && !person.IsInRole(nameof(PortalRole.Operator));
        failures.AddRange((await batches.Ledger.ListDeadLettersAsync(cancellationToken))
            .Where(l => batch is null || l.Unit is null || l.Unit.StartsWith(rows[0].Id + "/", StringComparison.Ordinal))
            .Select(l => FailureViews.Of(l, hidden)));
        return failures;
    }

    /// <summary>Stages and workers.</summary>
    public Task<StagesView> StagesAsync(CancellationToken cancellationToken) => StageViews.ReadAsync(batches.Ledger, cancellationToken);

    private (string? Id, string? Url) Trace(string? parent)
    {
        var id = parent?.Split('-') is [_, var trace, ..] ? trace : parent;
        return (id, id is null || settings.Traces is null ? null : settings.Traces.Replace("{trace}", id, StringComparison.Ordinal));
    }
}

/// <summary>A batch as one person looks at it.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Names">Names as this person sees them.</param>
public sealed record BatchLook(BatchRow Row, Plan Plan, ViewNames Names);
