using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Reporting.Model;

namespace CyclinE.Pipeline.Tests;

/// <summary>What a batch left, in a form that two runs can be compared by.</summary>
internal static class Results
{
    /// <summary>State, artifact id and content hash of every result of every unit, without the batch's name.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ILedger ledger, BatchId batch, CancellationToken cancellationToken)
    {
        var units = await ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString() }, cancellationToken);
        return [.. units.SelectMany(u => u.Results
            .Select(r => $"{u.Id.Key} {r.Key} {r.Value.Id} {r.Value.ContentSha}")
            .Append($"{u.Id.Key} {u.State} {u.Failure?.Problem.Code}"))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The conservation law holds and every unit of the plan has a row.</summary>
    public static async Task AssertLawAsync(ILedger ledger, BatchId batch, Plan plan, CancellationToken cancellationToken)
    {
        var counts = await ledger.CountUnitsAsync(batch.ToString(), cancellationToken);
        var arrays = Tallies.Arrays(counts);
        var pairs = Tallies.Pairs(counts);
        Assert.True(arrays.IsBalanced, arrays.ToString());
        Assert.True(pairs.IsBalanced, pairs.ToString());
        Assert.Equal(plan.Arrays.Count, arrays.Submitted);
        Assert.Equal(plan.Pairs.Count, pairs.Planned);
        Assert.Equal(0, arrays.Pending + pairs.Pending);
        var units = await ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), IsOpen = false }, cancellationToken);
        Assert.All(units.Where(u => u.State is UnitState.Failed or UnitState.Skipped or UnitState.Excluded), u => Assert.NotNull(u.Failure));
    }
}
