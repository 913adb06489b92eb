using System.Diagnostics;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Messaging.Publishing;
using Microsoft.Extensions.Logging;

namespace CyclinE.Messaging.Runner;

/// <summary>
/// Runs a stage for a message: recipe, reuse or compute, store, advance the ledger, publish. Every step may be repeated;
/// a crash anywhere leads to a redelivery that reuses and announces again.
/// </summary>
public sealed partial class StageRunner(
    ILedger ledger, IArtifactStore artifacts, IInputFiles files, PlanCache plans, ProbeSets probeSets, ComputeGate gate, SuspectGate suspects,
    UnitPublisher publisher, BatchRules rules, Patience patience, StageRunnerSettings settings, TimeProvider clock, ILogger<StageRunner> logger)
{
    /// <summary>Runs a stage.</summary>
    /// <param name="consumer">The stage's consumer: it says by its type which event tells of the artifact.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="input">Reads what the computation needs.</param>
    /// <param name="compute">The pure function.</param>
    public Task Run<TMessage, TEvent, TInput>(
        IStageConsumer<TMessage, TEvent> consumer,
        StageDefinition stage, Delivery<TMessage> delivery, Func<StageInput, Task<TInput>> input,
        Func<TInput, CancellationToken, StageOutput> compute)
        where TMessage : UnitMessage
        where TEvent : StageMessage =>
        patience.RunAsync(
            stage.Name,
            () => RunOnceAsync(
                delivery.Message, delivery.TraceParent, stage, input, compute, StageMessage.Of<TEvent>, delivery.CancellationToken),
            delivery.CancellationToken);

    /// <summary>Runs a stage that is described by data, for whatever message starts it.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="message">The message.</param>
    /// <param name="traceParent">W3C trace parent of who published it.</param>
    /// <param name="input">Reads what the computation needs.</param>
    /// <param name="compute">The pure function.</param>
    /// <param name="cancellationToken">Told when the process ends.</param>
    public Task Run<TEvent, TInput>(
        StageDefinition stage, UnitMessage message, string? traceParent, Func<StageInput, Task<TInput>> input,
        Func<TInput, CancellationToken, StageOutput> compute, CancellationToken cancellationToken)
        where TEvent : StageMessage =>
        patience.RunAsync(
            stage.Name, () => RunOnceAsync(message, traceParent, stage, input, compute, StageMessage.Of<TEvent>, cancellationToken), cancellationToken);

    private async Task RunOnceAsync<TInput>(
        UnitMessage message,
        string? traceParent,
        StageDefinition stage,
        Func<StageInput, Task<TInput>> read,
        Func<TInput, CancellationToken, StageOutput> compute,
        Func<UnitMessage, ArtifactRef, StageMessage> announce,
        CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var plan = await plans.GetAsync(message.PlanId, cancellationToken).ConfigureAwait(false);
        if (!plan.Has(stage))
        {
            Log.Ignored(logger, message.Unit.ToString(), stage.Name,
                "the plan names another version, whose queue has its own copy, or does without this stage");
            return;
        }

        var row = await ledger.FindUnitAsync(message.Unit, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"{message.Unit} is not in the ledger.");
        if (row.State == UnitState.Cancelled || row.Try != message.Try)
        {
            Log.Ignored(logger, message.Unit.ToString(), stage.Name, "cancelled, or of another try");
            return;
        }

        if (Reads(plan, plan.FindStage(stage.Name)!).Any(s => plan.FindStage(s)?.Unit == stage.Unit && !row.Results.ContainsKey(s)))
        {
            Log.Ignored(logger, message.Unit.ToString(), stage.Name, "what it reads is not there: it was handed past, or another stage comes first");
            return;
        }

        using var span = UnitTrace.StartWithin(stage.Name, message.Unit, traceParent ?? Activity.Current?.Id ?? row.TraceParent, ActivityKind.Consumer);
        span?.SetTag("cycline.stage", stage.Name);
        var outcome = "reused";
        if (!row.Results.TryGetValue(stage.Name, out var result))
        {
            try
            {
                // What was started before and has no end may have ended its process: alone it can do so to nobody else, and nobody to it.
                var starting = row;
                var isSuspect = row.DeadLetters > 0 || row.StartsByStage.ContainsKey(stage.Name);
                Task<(ArtifactManifest Manifest, string Outcome)> Make() => MakeAsync(plan, starting, stage, read, compute, cancellationToken);
                (var manifest, outcome) = await suspects.RunAsync(
                    isSuspect,
                    () => isSuspect || settings.CountStarts ? MarkedAsync(starting, stage, Make, cancellationToken) : Make(),
                    cancellationToken).ConfigureAwait(false);
                result = manifest.ToRef();
                row = await AdvanceAsync(plan, row, stage, manifest, message.Try, cancellationToken).ConfigureAwait(false);
            }
            catch (UnreadableArtifactException damage)
            {
                Log.Damaged(logger, message.Unit.ToString(), stage.Name, damage.ArtifactId, damage.Damage);
                if (await rules.RemakeAsync(row.Id, message.Try, damage.ArtifactId, cancellationToken).ConfigureAwait(false))
                {
                    return; // It waits again, with who made what it needs.
                }

                outcome = "invalid";
                row = await FailAsync(plan, row, stage, DamagedInput.Problem(plan, damage), message.Try, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidInputException exception)
            {
                outcome = "invalid";
                Log.InvalidInput(logger, message.Unit.ToString(), stage.Name, exception.Message);
                row = await FailAsync(plan, row, stage, exception.Problem, message.Try, cancellationToken).ConfigureAwait(false);
            }
        }

        await patience.RunAsync("publish", () => PublishAsync(plan, message, stage, row, result, announce, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var elapsed = clock.GetElapsedTime(started);
        span?.SetTag("cycline.outcome", outcome);
        PipelineMetrics.StageEnded(stage.Name, outcome, elapsed);
        Log.StageEnded(logger, message.Unit.ToString(), stage.Name, outcome, elapsed.TotalMilliseconds);
    }

    /// <summary>Of a stage from outside, which may be started before what it reads is there: a command reads all of it, C# the others from outside.</summary>
    private static IEnumerable<string> Reads(Plan plan, StageDefinition stage) =>
        stage.After ?? stage.Inputs.Where(i => stage.Consumes == nameof(ToolEnded) && plan.FindStage(i)?.Produces == nameof(ToolEnded));

    private async Task<(ArtifactManifest Manifest, string Outcome)> MakeAsync<TInput>(
        Plan plan, UnitRow row, StageDefinition stage, Func<StageInput, Task<TInput>> read, Func<TInput, CancellationToken, StageOutput> compute,
        CancellationToken cancellationToken)
    {
        var results = row.Results.ToDictionary(r => r.Key, r => r.Value.Id, StringComparer.Ordinal);
        var readsFile = stage.Inputs.Contains(StageDefinition.FileInput);
        var sample = readsFile && row.Id.Kind == UnitKind.Array ? results.GetValueOrDefault(StageTable.SplitFile.Name) : null;
        var file = readsFile && sample is null ? RawFile.Read(files, plan, row.Id) : null;
        var reference = RawFile.OfReference(files, plan, stage, row.Id);
        var recipe = RecipeBook.Write(plan, plan.Stage(stage.Name), row.Id, sample ?? file?.Sha, results, row.Roster, reference?.Sha);
        var id = recipe.Id();
        if (await FindWholeAsync(id, row, stage, cancellationToken).ConfigureAwait(false) is { } known)
        {
            await artifacts.TouchAsync(id, cancellationToken).ConfigureAwait(false);
            return (known, "reused");
        }

        var roster = stage.Inputs.Contains(StageDefinition.RosterInput) && row.Roster is { } rosterId
            ? await ledger.FindRosterAsync(rosterId, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"Roster {rosterId} is not in the ledger.")
            : null;
        var raw = sample is null ? null : await artifacts.ReadAsync(sample, cancellationToken).ConfigureAwait(false);
        var context = new StageInput(
            plan, stage, row.Id, results, roster, file is null ? null : file.Open, reference is null ? null : reference.Open, raw, artifacts, probeSets,
            settings.Producer, cancellationToken);
        var input = await read(context).ConfigureAwait(false);
        var output = await gate.RunAsync(() => compute(input, cancellationToken), cancellationToken).ConfigureAwait(false);
        file?.MustBeUnchanged();
        reference?.MustBeUnchanged();
        var manifest = await patience.RunAsync("store", () => PutAsync(id, recipe, output, cancellationToken), cancellationToken).ConfigureAwait(false);
        return (manifest, "computed");
    }

    /// <summary>
    /// What is there of a recipe; in a replay only where it reads back whole, with all that it refers to. What does not is taken
    /// away: computing puts it again.
    /// </summary>
    private async Task<ArtifactManifest?> FindWholeAsync(string id, UnitRow row, StageDefinition stage, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArtifactDamage> damage = [];
        try
        {
            var known = await artifacts.FindAsync(id, cancellationToken).ConfigureAwait(false);
            damage = known is null || row.Attempt == 1 ? [] : await new ReadBack(artifacts).OfAsync(id, cancellationToken).ConfigureAwait(false);
            if (damage.Count == 0)
            {
                return known;
            }
        }
        catch (CorruptArtifactException exception)
        {
            damage = [new ArtifactDamage(id, exception.Damage)];
        }

        foreach (var (artifact, what) in damage)
        {
            Log.Damaged(logger, row.Id.ToString(), stage.Name, artifact, what);
            probeSets.Forget(artifact);
            await artifacts.DiscardAsync(artifact, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async Task<ArtifactManifest> PutAsync(string id, Recipe recipe, StageOutput output, CancellationToken cancellationToken)
    {
        var producer = settings.Producer with { TraceId = Activity.Current?.TraceId.ToHexString() };
        foreach (var (sharedId, draft) in output.Shared.Where(s => !probeSets.Knows(s.Id)))
        {
            await artifacts.PutAsync(ArtifactCodec.Encode(sharedId, null, draft, producer), cancellationToken).ConfigureAwait(false);
            await probeSets.GetAsync(sharedId["probes-".Length..], cancellationToken).ConfigureAwait(false);
        }

        var encoded = ArtifactCodec.Encode(id, recipe, output.Draft, producer);
        var stored = await artifacts.PutAsync(encoded, cancellationToken).ConfigureAwait(false);
        if (stored.ContentSha != encoded.Manifest.ContentSha)
        {
            var sameProfile = stored.Producer.Profile == producer.Profile;
            PipelineMetrics.ContentDiffers(sameProfile);
            if (sameProfile)
            {
                Log.Violation(logger, id, recipe.Stage, stored.ContentSha, encoded.Manifest.ContentSha);
            }
            else
            {
                Log.Drift(logger, id, recipe.Stage, stored.ContentSha, stored.Producer.Profile, encoded.Manifest.ContentSha);
            }
        }

        PipelineMetrics.ArtifactStored(stored);
        return stored;
    }

    private async Task PublishAsync(
        Plan plan, UnitMessage message, StageDefinition stage, UnitRow row, ArtifactRef? result, Func<UnitMessage, ArtifactRef, StageMessage> announce,
        CancellationToken cancellationToken)
    {
        if (row.Try != message.Try || row.State == UnitState.Cancelled)
        {
            return; // A new try began meanwhile; it has its own messages.
        }

        if (result is not null && row.State != UnitState.Excluded && plan.Stages.Any(s => s.Definition.Consumes == stage.Produces))
        {
            await publisher.PublishAsync(announce(message, result), stage.Produces, cancellationToken).ConfigureAwait(false);
        }

        if (!row.IsOpen)
        {
            var ended = new UnitEnded { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, State = row.State };
            await publisher.PublishAsync(ended, row.State.ToString(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Marks the start in the ledger. The result takes the mark away; where the computation throws, the process lives and the
    /// mark is taken back: a retry, a bug or an interruption is no crash. Only the end of the process leaves a mark.
    /// </summary>
    private async Task<T> MarkedAsync<T>(UnitRow row, StageDefinition stage, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        var starts = await ledger.MarkStartAsync(row.Id, row.Try, stage.Name, cancellationToken).ConfigureAwait(false);
        if (starts > settings.MaxStarts)
        {
            throw new InvalidInputException(
                "crashed",
                FormattableString.Invariant($"{stage.Name} was started {starts - 1} times and the process ended each time, also when nothing ran beside it."),
                row.Id.Name,
                "Where you ended it yourself, replay it. Else it is usually memory: give it more, or exclude this input in the sheet; then replay it.");
        }

        try
        {
            return await make().ConfigureAwait(false);
        }
        catch
        {
            // Also where it is told to stop: then it tries once, without waiting for a store that is away.
            await patience.RunAsync(
                "ledger", () => ledger.UnmarkStartAsync(row.Id, row.Try, stage.Name, CancellationToken.None), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private static UnitFailure Failure(InputProblem problem, StageDefinition stage) =>
        new() { Problem = problem, Stage = stage.Name, TraceId = Activity.Current?.TraceId.ToHexString() };
}
