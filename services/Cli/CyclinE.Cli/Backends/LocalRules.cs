using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;

namespace CyclinE.Cli.Backends;

/// <summary>The batch rules for commands that change a run's folder while nothing runs on it.</summary>
public static class LocalRules
{
    /// <summary>Rules that leave announcing to the next reconciler: what they release is announced by whoever runs.</summary>
    public static BatchRules Of(Backend store) => Of(store.Ledger, store.Artifacts);

    /// <summary>The same on the ports alone.</summary>
    public static BatchRules Of(ILedger ledger, IArtifactStore artifacts) =>
        new(ledger, artifacts, new PlanCache(ledger), new LeaveToReconciler(), TimeProvider.System, new BatchSettings { Window = 0 });

    private sealed class LeaveToReconciler : IUnitAnnouncer
    {
        public Task<IReadOnlyList<UnitRow>> AnnounceAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<UnitRow>>([]);
    }
}
