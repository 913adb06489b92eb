using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Messaging.Runner;
using CyclinE.Segmentation.Limits;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Worker;

/// <summary>amplicons planted into the array's own neutral regions → the smallest that are found.</summary>
public sealed class LimitArrayConsumer(StageRunner runner) : IStageConsumer<ArrayCalled, ArrayLimited>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.LimitArray;

    /// <inheritdoc/>
    public static Type Options => typeof(LimitOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<ArrayCalled> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        // A split .seg file has handed in the segments alone.
        (IngestedArray? array, Profile? profile) = input.HasResult(StageTable.IngestArray.Name)
            ? await input.ProfileAsync(await input.ResultAsync(StageTable.IngestArray.Name))
            : default((IngestedArray?, Profile?));
        var calls = await input.ResultAsync(StageTable.CallArray.Name);
        return new Input(
            profile,
            array?.Scalars,
            calls.Document<ArrayCalls>(),
            PlanOptions.Bind<ArraySegmentationOptions>(input.Plan.Stage(StageTable.SegmentArray.Name).Options),
            RuleOf(input.Plan.Stage(StageTable.CallArray.Name)),
            input.Options<LimitOptions>());
    }

    /// <summary>The options of call-array that decide what an event is.</summary>
    private static DetectionRule RuleOf(PlanStage calling)
    {
        var names = PlanOptions.Describe(typeof(DetectionRule)).Select(d => d.Option.Name).ToHashSet(StringComparer.Ordinal);
        return PlanOptions.Bind<DetectionRule>(calling.Options.Where(o => names.Contains(o.Key)).ToDictionary(StringComparer.Ordinal));
    }

    private static StageOutput Compute(Input input, CancellationToken cancellationToken) => new(ArtifactDraft.Of(
        Stage.ArtifactKind,
        input is { Profile: { } profile, Scalars: { } scalars }
            ? DetectionLimitFinder.Find(profile, SegmentationScalars.Of(scalars), input.Calls, input.Segmentation, input.Rule, input.Options, cancellationToken)
            : DetectionLimitFinder.Unmeasured(input.Calls, input.Options)));

    private sealed record Input(
        Profile? Profile, ArrayScalars? Scalars, ArrayCalls Calls, ArraySegmentationOptions Segmentation, DetectionRule Rule, LimitOptions Options);
}
