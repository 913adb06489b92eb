using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Batches;

/// <summary>
/// What the portal asks of the program that hosts it: the batches of a run's folder or of a deployment, and the verbs of the command
/// line on them. Reading, submitting and replaying are the command line's own; the portal has no second way to any of them.
/// </summary>
public interface IPortalBatches
{
    /// <summary>The ledger.</summary>
    ILedger Ledger { get; }

    /// <summary>The artifacts.</summary>
    IArtifactStore Artifacts { get; }

    /// <summary>What is served, in words: a folder, or a database.</summary>
    string Place { get; }

    /// <summary>What a person has to know about the place now, such as that work there ended with an error; null where nothing is.</summary>
    string? Notice { get; }

    /// <summary>Named folders below which sheets and array files lie; the value is the folder as this process sees it.</summary>
    IReadOnlyDictionary<string, string> Roots { get; }

    /// <summary>The batch of a name or of <c>name@revision</c>.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    Task<BatchRow> FindAsync(string batch, CancellationToken cancellationToken);

    /// <summary>Everything that a batch left behind.</summary>
    Task<BatchResults> ReadAsync(BatchRow batch, CancellationToken cancellationToken);

    /// <summary>From what a unit's results were made.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="unit">An array id, or a unit's key.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="RefusedException">There is no such unit.</exception>
    Task<ExplainedUnit> ExplainAsync(BatchRow batch, string unit, CancellationToken cancellationToken);

    /// <summary>Survival of a study's patients, divided by a gene.</summary>
    /// <exception cref="RefusedException">The batch has no study, or no such gene.</exception>
    Task<GeneSurvival> SurvivalAsync(BatchRow batch, GeneSurvivalRequest request, CancellationToken cancellationToken);

    /// <summary>Why what is pending is pending, a sentence each.</summary>
    Task<IReadOnlyList<string>> WhyPendingAsync(BatchRow batch, CancellationToken cancellationToken);

    /// <summary>Runs ended units again; gives what was done, in words.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="units">Array ids or keys of units; none for all failed arrays.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="RefusedException">The batch was cancelled, or has no such unit.</exception>
    Task<ReplayAnswer> ReplayAsync(BatchRow batch, IReadOnlyList<string> units, CancellationToken cancellationToken);

    /// <summary>Cancels a batch; gives what was done, in words.</summary>
    Task<string> CancelAsync(BatchRow batch, CancellationToken cancellationToken);

    /// <summary>Everything that is wrong with a sheet; nothing is started.</summary>
    /// <exception cref="RefusedException">The sheet cannot be read at all.</exception>
    Task<SheetAnswer> ValidateAsync(PortalSheet sheet, CancellationToken cancellationToken);

    /// <summary>The same, and where nothing is wrong what a start would compute and what it would reuse. Reads every file; starts nothing.</summary>
    /// <exception cref="RefusedException">The sheet cannot be read at all.</exception>
    Task<SheetAnswer> ForecastAsync(PortalSheet sheet, CancellationToken cancellationToken);

    /// <summary>Queues a sheet where nothing is wrong with it.</summary>
    /// <exception cref="RefusedException">The sheet cannot be read at all, or nothing can be started here.</exception>
    Task<SheetAnswer> SubmitAsync(PortalSheet sheet, CancellationToken cancellationToken);
}
