using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Cli.Results;
using CyclinE.Contracts;
using CyclinE.Genomics.Input;
using CyclinE.Messaging.Transport;
using CyclinE.Portal.Batches;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Portal;

/// <summary>The verbs of the command line for the portal, on the folder of a run or on a deployment.</summary>
public sealed class PortalBackend : IPortalBatches
{
    private readonly Backend _store;
    private readonly FolderWork? _work;
    private readonly ResultsCache _results;
    private readonly SheetIntake _intake;

    /// <summary>Makes it.</summary>
    /// <param name="store">The folder of a run, or a deployment.</param>
    /// <param name="roots">Folders of sheets and array files by root name.</param>
    /// <param name="work">Who works in the folder; null for a deployment, and where it is not known where the array files are.</param>
    public PortalBackend(Backend store, IReadOnlyDictionary<string, string> roots, FolderWork? work)
    {
        _store = store;
        _work = work;
        _results = new ResultsCache(store);
        _intake = new SheetIntake(roots);
    }

    /// <inheritdoc/>
    public ILedger Ledger => _store.Ledger;

    /// <inheritdoc/>
    public IArtifactStore Artifacts => _store.Artifacts;

    /// <inheritdoc/>
    public string Place => _store.Folder is { } folder ? folder : "deployment";

    /// <inheritdoc/>
    public string? Notice => _work?.Trouble;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Roots => _intake.Roots;

    /// <inheritdoc/>
    public Task<BatchRow> FindAsync(string batch, CancellationToken cancellationToken) =>
        RefusingAsync(() => _store.FindBatchAsync(batch, cancellationToken));

    /// <inheritdoc/>
    public Task<BatchResults> ReadAsync(BatchRow batch, CancellationToken cancellationToken) => _results.OfAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public Task<ExplainedUnit> ExplainAsync(BatchRow batch, string unit, CancellationToken cancellationToken) =>
        RefusingAsync(() => UnitExplanation.OfAsync(_store, batch, unit, cancellationToken));

    /// <inheritdoc/>
    public async Task<GeneSurvival> SurvivalAsync(BatchRow batch, GeneSurvivalRequest request, CancellationToken cancellationToken) =>
        await GeneCurves.OfAsync(await ReadAsync(batch, cancellationToken), request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> WhyPendingAsync(BatchRow batch, CancellationToken cancellationToken) =>
        PendingReasons.OfAsync(_store, batch, cancellationToken);

    /// <inheritdoc/>
    public Task<ReplayAnswer> ReplayAsync(BatchRow batch, IReadOnlyList<string> units, CancellationToken cancellationToken) => RefusingAsync(async () =>
    {
        RequireWork();
        var (replayed, text) = await UnitReplay.ReplayAsync(_store, batch, units, failed: units.Count == 0, damage: null, cancellationToken);
        if (replayed.Count > 0)
        {
            await _store.TellAsync(new BatchChanged { Batch = batch.Id.ToString() }, cancellationToken);
            _work?.Begin(batch.Id);
        }

        return new ReplayAnswer([.. replayed.Select(u => u.Key)], text);
    });

    /// <inheritdoc/>
    public Task<string> CancelAsync(BatchRow batch, CancellationToken cancellationToken) =>
        RefusingAsync(() => BatchCancelling.CancelAsync(_store, batch, cancellationToken));

    /// <inheritdoc/>
    public Task<SheetAnswer> ValidateAsync(PortalSheet sheet, CancellationToken cancellationToken) => RefusingAsync(() =>
        Task.FromResult(_intake.With(sheet, planned => SheetAnswers.Of(planned, batch: null))));

    /// <inheritdoc/>
    public Task<SheetAnswer> ForecastAsync(PortalSheet sheet, CancellationToken cancellationToken) => RefusingAsync(async () =>
    {
        var planned = _intake.With(sheet, planned => planned);
        if (!planned.IsValid)
        {
            return SheetAnswers.Of(planned, batch: null);
        }

        await planned.StoreTablesAsync(_store.Artifacts, cancellationToken);
        var steps = await DryRun.PlanAsync(planned.Plan, _intake.Files, _store.Artifacts, cancellationToken);
        return SheetAnswers.Of(planned, batch: null) with { Forecast = SheetAnswers.Forecast(steps) };
    });

    /// <inheritdoc/>
    public Task<SheetAnswer> SubmitAsync(PortalSheet sheet, CancellationToken cancellationToken) => RefusingAsync(async () =>
    {
        RequireWork();
        var planned = _intake.With(sheet, planned => planned);
        if (!planned.IsValid)
        {
            return SheetAnswers.Of(planned, batch: null);
        }

        await planned.StoreTablesAsync(_store.Artifacts, cancellationToken);
        var batch = await _store.Ledger.AcceptAsync(planned.Plan, cancellationToken);
        await _store.TellAsync(new BatchSubmitted { Batch = batch.Id.ToString() }, cancellationToken);
        _work?.Begin(batch.Id);
        return SheetAnswers.Of(planned, batch.Id.ToString());
    });

    private void RequireWork()
    {
        if (_store.IsEmbedded && _work is null)
        {
            throw new RefusedException(409, "Where the array files of this folder are is not known here. Start the portal with --root DIR.");
        }
    }

    private static async Task<T> RefusingAsync<T>(Func<Task<T>> verb)
    {
        try
        {
            return await verb();
        }
        catch (UsageException exception)
        {
            throw new RefusedException(404, exception.Message);
        }
        catch (InvalidInputException exception)
        {
            throw new RefusedException(422, $"{exception.Problem.Where}: {exception.Problem.What} {exception.Problem.Remedy}");
        }
        catch (BrokerUnavailableException exception)
        {
            throw new RefusedException(503, $"{exception.Message} {exception.Remedy} What was asked for is in the ledger and is done once the broker answers.");
        }
    }
}
