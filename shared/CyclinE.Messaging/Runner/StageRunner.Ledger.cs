using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Messaging.Runner;

/// <content>Writes what became of a stage into its unit's row.</content>
public sealed partial class StageRunner
{
    private Task<UnitRow> AdvanceAsync(Plan plan, UnitRow row, StageDefinition stage, ArtifactManifest manifest, Try @try, CancellationToken cancellationToken)
    {
        var exclusion = StageOutput.ExclusionOf(manifest);
        return WriteAsync(
            row,
            current => exclusion is null
                ? current.AddResult(plan, stage.Name, manifest.ToRef(), @try, clock.GetUtcNow().UtcDateTime)
                : current.Exclude(stage.Name, manifest.ToRef(), Failure(exclusion, stage), @try, clock.GetUtcNow().UtcDateTime),
            cancellationToken);
    }

    private Task<UnitRow> FailAsync(
        Plan plan, UnitRow row, StageDefinition stage, InputProblem problem, Try @try, CancellationToken cancellationToken) =>
        WriteAsync(row, current => current.Fail(plan, Failure(problem, stage), @try, clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Compare-and-set, reading the row again only after a collision.</summary>
    private async Task<UnitRow> WriteAsync(UnitRow row, Func<UnitRow, UnitRow?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (change(row) is not { } next)
            {
                return row;
            }

            if (await patience.RunAsync("ledger", () => ledger.TryReplaceUnitAsync(next, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                if (!next.IsOpen && row.IsOpen)
                {
                    PipelineMetrics.UnitEnded(next);
                }

                return next with { Version = next.Version + 1 };
            }

            row = await ledger.FindUnitAsync(row.Id, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"{row.Id} left the ledger.");
        }
    }
}
