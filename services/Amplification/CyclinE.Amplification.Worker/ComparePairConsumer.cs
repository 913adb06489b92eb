using CyclinE.Amplification.Pairs;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Messaging.Runner;

namespace CyclinE.Amplification.Worker;

/// <summary>segments of the difference → acquired and lost events, ranked.</summary>
public sealed class ComparePairConsumer(StageRunner runner) : IStageConsumer<PairSegmented, PairCompared>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.ComparePair;

    /// <inheritdoc/>
    public static Type Options => typeof(PairOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<PairSegmented> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        var (resistant, build) = await SideAsync(input, input.Pair.Resistant);
        var (parental, _) = await SideAsync(input, input.Pair.Parental);
        var difference = await input.ResultAsync(StageTable.SegmentPair.Name);
        return new Input(
            resistant,
            parental,
            difference.Document<ArraySegmentation>(),
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

    private sealed record Input(
        PairSide Resistant,
        PairSide Parental,
        ArraySegmentation Difference,
        GenomeBuild Build,
        GeneTable Genes,
        GenomeMask Mask,
        PairOptions Options);
}
