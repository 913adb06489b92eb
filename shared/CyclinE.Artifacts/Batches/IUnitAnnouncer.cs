using CyclinE.Artifacts.Ledger;

namespace CyclinE.Artifacts.Batches;

/// <summary>Publishes the release message of units.</summary>
public interface IUnitAnnouncer
{
    /// <summary>Announces released units, each in its own trace, and gives those that the broker has confirmed.</summary>
    Task<IReadOnlyList<UnitRow>> AnnounceAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken);
}
