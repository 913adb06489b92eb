using System.Globalization;
using CyclinE.Artifacts;
using CyclinE.Contracts;
using CyclinE.Genomics;
using CyclinE.Messaging;
using MassTransit;

namespace CyclinE.Amplification.Worker;

/// <summary>segments → calls, events, genes.</summary>
public sealed class CallArrayConsumer(StageRunner runner) : IStageConsumer<ArraySegmented>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.CallArray;

    /// <inheritdoc/>
    public static Type Options => typeof(CallingOptions);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<ArraySegmented> context) =>
        runner.Run(context, Stage, input: ReadAsync, compute: Compute, announce: Announce);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        // A split .seg file has handed in the segments alone.
        (IngestedArray? array, Profile? profile) = input.HasResult(StageTable.IngestArray.Name)
            ? await input.ProfileAsync(await input.ResultAsync(StageTable.IngestArray.Name))
            : default((IngestedArray?, Profile?));
        var segmentation = (await input.ResultAsync(StageTable.SegmentArray.Name)).Document<Genomics.Segmentation>();
        var build = array?.Build ?? segmentation.File?.Build ?? throw new InvalidOperationException($"{input.Unit} has segments of no build.");
        var genes = await input.GenesAsync(build);
        var centre = input.Column(input.Row, "centre");
        return new Input(
            build, array?.Scalars, profile, segmentation, genes,
            centre is null ? null : double.Parse(centre, CultureInfo.InvariantCulture), input.Options<CallingOptions>());
    }

    private static StageOutput Compute(Input input, CancellationToken cancellationToken) =>
        new(ArtifactDraft.Of(Stage.ArtifactKind, ArrayCaller.Call(
            input.Profile, input.Scalars, input.Segmentation, GenomeBuild.Of(input.Build), input.Genes, input.Centre, input.Options)));

    private static ArrayCalled Announce(ArraySegmented message, ArtifactRef artifact) =>
        new() { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, Artifact = artifact };

    private sealed record Input(
        string Build, ArrayScalars? Scalars, Profile? Profile, Genomics.Segmentation Segmentation, GeneTable Genes, double? Centre, CallingOptions Options);
}
