using CyclinE.Artifacts;
using CyclinE.Contracts;
using CyclinE.Genomics;
using CyclinE.Messaging;
using MassTransit;

namespace CyclinE.Amplification.Worker;

/// <summary>segments of the difference → acquired and lost events, ranked.</summary>
public sealed class ComparePairConsumer(StageRunner runner) : IStageConsumer<PairSegmented>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.ComparePair;

    /// <inheritdoc/>
    public static Type Options => typeof(PairOptions);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<PairSegmented> context) =>
        runner.Run(context, Stage, input: ReadAsync, compute: Compute, announce: Announce);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        var (resistant, build) = await SideAsync(input, input.Pair.Resistant);
        var (parental, _) = await SideAsync(input, input.Pair.Parental);
        var difference = await input.ResultAsync(StageTable.SegmentPair.Name);
        return new Input(
            resistant,
            parental,
            difference.Document<Genomics.Segmentation>(),
            GenomeBuild.Of(build),
            await input.GenesAsync(build),
            await input.MaskAsync(build),
            input.Options<PairOptions>());
    }

    private static async Task<(PairSide Side, string Build)> SideAsync(StageInput input, string array)
    {
        var (document, profile) = await input.ProfileAsync(await input.NeedAsync(array, StageTable.IngestArray.Name));
        var calls = await input.NeedAsync(array, StageTable.CallArray.Name);
        return (new PairSide { Array = array, Profile = profile, Scalars = document.Scalars, Calls = calls.Document<ArrayCalls>() }, document.Build);
    }

    private static StageOutput Compute(Input input, CancellationToken cancellationToken) =>
        new(ArtifactDraft.Of(Stage.ArtifactKind, PairComparer.Compare(
            input.Resistant, input.Parental, input.Difference, input.Build, input.Genes, input.Mask.IsEmpty ? null : input.Mask.MaskedShare, input.Options)));

    private static PairCompared Announce(PairSegmented message, ArtifactRef artifact) =>
        new() { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, Artifact = artifact };

    private sealed record Input(
        PairSide Resistant,
        PairSide Parental,
        Genomics.Segmentation Difference,
        GenomeBuild Build,
        GeneTable Genes,
        GenomeMask Mask,
        PairOptions Options);
}
