using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Contracts.Units;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Local;

/// <summary>Takes a batch of a folder to its end and writes its files: what <c>run</c> and <c>replay</c> have in common.</summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="pipeline">The folder's pipeline.</param>
/// <param name="files">The raw files.</param>
/// <param name="settings">How it runs.</param>
public sealed class LocalBatch(Terminal terminal, LocalPipeline pipeline, IInputFiles files, RunSettings settings)
{
    /// <summary>Runs it; gives the exit code and the results.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="warnings">What was warned of in its sheet.</param>
    /// <param name="cancellationToken">Interrupts.</param>
    /// <exception cref="UnreadableArtifactException">Something is damaged that computing again did not mend.</exception>
    public async Task<(int Code, BatchResults Results)> RunAsync(BatchRow batch, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var meter = new StageMeter();
        await MendAsync(batch, cancellationToken);
        await pipeline.StartAsync(files, settings.Window, settings.Verbose, settings.Stages, cancellationToken);
        BatchResults results;
        for (var isLast = false; ; isLast = true)
        {
            await FollowAsync(batch.Id, cancellationToken);
            try
            {
                results = await ReadAsync(batch, meter, started, warnings, cancellationToken);

                // The results are all there: an interruption from here on must not leave some of the files old and some new.
                await ResultFiles.WriteAsync(results with { AllGenes = settings.AllGenes, CBioPortal = settings.CBioPortal }, settings.Folder,
                    CancellationToken.None);
                break;
            }
            catch (UnreadableArtifactException) when (!isLast)
            {
                if (!await MendAsync(batch, cancellationToken))
                {
                    throw;
                }
            }
        }

        if (settings.Json)
        {
            terminal.Line(await File.ReadAllTextAsync(Path.Combine(settings.Folder, "summary.json"), cancellationToken));
        }
        else
        {
            Conclusion.Say(terminal, results, settings.Folder);
        }

        return (Conclusion.ExitCode(results, settings.Strict), results);
    }

    /// <summary>Reads back what the batch has so far; units with something damaged run again. True where there were some.</summary>
    private async Task<bool> MendAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var damage = await new BatchReadBack(pipeline.Ledger, new ReadBack(pipeline.Artifacts)).OfAsync(batch, cancellationToken);
        if (damage.Count == 0)
        {
            return false;
        }

        DamageLines.Say(terminal, damage);
        var units = await pipeline.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
        var again = await LocalRules.Of(pipeline.Ledger, pipeline.Artifacts)
            .ReplayAsync(batch.Id, BatchReadBack.Makers(batch.Id, damage, units), cancellationToken);
        if (again.Count > 0)
        {
            terminal.Say($"{again.Count} units are computed again for what is damaged: {string.Join(", ", again.Take(10).Select(u => u.Key))}{(again.Count > 10 ? ", …" : string.Empty)}");
        }

        return again.Count > 0;
    }

    private async Task FollowAsync(BatchId batch, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var follow = new BatchFollower(pipeline.Ledger, terminal, TimeProvider.System, pipeline.IdleAsync).FollowAsync(batch, settings.Json, stop.Token);
        if (await Task.WhenAny(follow, pipeline.FullDisk) != follow)
        {
            await stop.CancelAsync();
            await Task.WhenAny(follow);
            await pipeline.FullDisk;
        }

        await follow;
    }

    private async Task<BatchResults> ReadAsync(BatchRow batch, StageMeter meter, long started, IReadOnlyList<string> warnings,
        CancellationToken cancellationToken)
    {
        batch = await pipeline.Ledger.FindBatchAsync(batch.Id, cancellationToken) ?? batch;
        var stages = meter.Stages();
        var facts = new RunFacts
        {
            Finished = TimeProvider.System.GetUtcNow(),
            WallSeconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds,
            Stages = stages,
            ArtifactsComputed = stages.Sum(s => s.Computed),
            ArtifactsReused = stages.Sum(s => s.Reused),
            Warnings = warnings,
        };
        return await new ResultsReader(pipeline.Ledger, pipeline.Artifacts).ReadAsync(batch, facts, cancellationToken);
    }
}
