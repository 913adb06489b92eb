namespace CyclinE.Artifacts;

/// <summary>Publishes the release message of units. Ends when the broker has confirmed all of them.</summary>
public interface IUnitAnnouncer
{
    /// <summary>Announces released units, each in its own trace.</summary>
    Task AnnounceAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken);
}
