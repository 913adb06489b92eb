using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Messaging.Runner;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Worker;

/// <summary>profile → segments.</summary>
public sealed class SegmentArrayConsumer(StageRunner runner) : IStageConsumer<ArrayIngested, ArraySegmented>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.SegmentArray;

    /// <inheritdoc/>
    public static Type Options => typeof(ArraySegmentationOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<ArrayIngested> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

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
}
