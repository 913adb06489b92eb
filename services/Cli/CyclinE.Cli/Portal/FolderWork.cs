using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Cli.Local;
using CyclinE.Cli.Results;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Reporting.Files;

namespace CyclinE.Cli.Portal;

/// <summary>
/// Does the work of a run's folder that the portal was asked for: takes the folder while something is open, as <c>run</c> does, and
/// leaves it again. Where another process is at work there, that one takes up what waits.
/// </summary>
/// <param name="folder">The run's folder.</param>
/// <param name="root">The folder of the array files.</param>
/// <param name="stop">Ends the work; what is done is kept.</param>
public sealed class FolderWork(string folder, string root, CancellationToken stop)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private Task _work = Task.CompletedTask;
    private BatchId? _next;
    private bool _isBusy;

    /// <summary>Why the last work ended early; null where it did not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Ends once no work is going on in this process.</summary>
    public Task Rest
    {
        get
        {
            lock (_gate)
            {
                return _work;
            }
        }
    }

    /// <summary>Sees to it that a batch is worked on; its result files are written once it has ended.</summary>
    public void Begin(BatchId batch)
    {
        lock (_gate)
        {
            _next = batch;
            if (!_isBusy)
            {
                _isBusy = true;
                _work = Task.Run(WorkAsync, CancellationToken.None);
            }
        }
    }

    private async Task WorkAsync()
    {
        Trouble = null;
        try
        {
            while (Take() is { } batch)
            {
                // A run that is at work there takes up what waits; it may end before that has.
                while (FolderLock.Holder(LocalPipeline.StoreFolder(folder)) is not null)
                {
                    await Task.Delay(Look, stop);
                }

                await using var pipeline = LocalPipeline.Open(folder);
                var files = new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = root });
                await pipeline.StartAsync(files, window: 256, verbose: false, LocalPipeline.StagesOf(folder), stop);
                while (!pipeline.FullDisk.IsFaulted && (await pipeline.Ledger.ListOpenBatchesAsync(stop)).Count > 0)
                {
                    await Task.Delay(Look, stop);
                }

                if (pipeline.FullDisk.IsFaulted)
                {
                    await pipeline.FullDisk;
                }

                if (await pipeline.Ledger.FindBatchAsync(batch, stop) is { CancelRequested: false } row)
                {
                    var results = await new ResultsReader(pipeline.Ledger, pipeline.Artifacts).ReadAsync(row, BatchFacts.Of(row), stop);
                    await ResultFiles.WriteAsync(results, folder, CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The portal ends; the next run, or the next portal that is asked to, goes on.
        }
        catch (InvalidInputException exception)
        {
            End($"{exception.Problem.What} {exception.Problem.Remedy}");
        }
        catch (Exception exception)
        {
            End($"Work in this folder ended: {exception.Message}");
        }
    }

    private void End(string trouble)
    {
        lock (_gate)
        {
            Trouble = trouble;
            _isBusy = false;
        }
    }

    private BatchId? Take()
    {
        lock (_gate)
        {
            var batch = _next;
            _next = null;
            _isBusy = batch is not null;
            return batch;
        }
    }
}
