using CyclinE.Artifacts;
using CyclinE.Contracts;
using CyclinE.Genomics;
using CyclinE.Messaging;
using MassTransit;

namespace CyclinE.Segmentation.Worker;

/// <summary>profile → segments.</summary>
public sealed class SegmentArrayConsumer(StageRunner runner) : IStageConsumer<ArrayIngested>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.SegmentArray;

    /// <inheritdoc/>
    public static Type Options => typeof(ArraySegmentationOptions);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<ArrayIngested> context) =>
        runner.Run(context, Stage, input: ReadAsync, compute: Compute, announce: Announce);

    private static async Task<(IngestedArray Array, Profile Profile, ArraySegmentationOptions Options)> ReadAsync(StageInput input)
    {
        var (array, profile) = await input.ProfileAsync(await input.ResultAsync(StageTable.IngestArray.Name));
        return (array, profile, input.Options<ArraySegmentationOptions>());
    }

    private static StageOutput Compute((IngestedArray Array, Profile Profile, ArraySegmentationOptions Options) input, CancellationToken cancellationToken)
    {
        var segments = ArraySegmenter.Segment(input.Profile, SegmentationScalars.Of(input.Array.Scalars), input.Options, cancellationToken);
        return new StageOutput(ArtifactDraft.Of(Stage.ArtifactKind, segments));
    }

    private static ArraySegmented Announce(ArrayIngested message, ArtifactRef artifact) =>
        new() { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, Artifact = artifact };
}
