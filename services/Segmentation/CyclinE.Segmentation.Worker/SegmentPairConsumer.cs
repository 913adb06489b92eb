using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Messaging.Runner;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Worker;

/// <summary>resistant − parental → segments of the difference; none where the platforms differ.</summary>
public sealed class SegmentPairConsumer(StageRunner runner) : IStageConsumer<PairReleased, PairSegmented>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.SegmentPair;

    /// <inheritdoc/>
    public static Type Options => typeof(PairSegmentationOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<PairReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<(Profile Resistant, double ResistantCentre, Profile Parental, double ParentalCentre, PairSegmentationOptions Options)> ReadAsync(
        StageInput input)
    {
        var (resistant, resistantCentre) = await SideAsync(input.Pair.Resistant);
        var (parental, parentalCentre) = await SideAsync(input.Pair.Parental);
        return (resistant, resistantCentre, parental, parentalCentre, input.Options<PairSegmentationOptions>());

        async Task<(Profile Profile, double Centre)> SideAsync(string array)
        {
            if (!input.HasNeed(array, StageTable.IngestArray.Name))
            {
                throw new InvalidInputException(
                    "pair-without-probes",
                    $"Array '{array}' comes from a file of segments: without probes its difference from another array cannot be measured.",
                    $"pair {input.Pair.Resistant} – {input.Pair.Parental}",
                    "Name a file with the probes of both arrays; their own calls stand beside each other in calls.tsv and genes.tsv.");
            }

            var (_, profile) = await input.ProfileAsync(await input.NeedAsync(array, StageTable.IngestArray.Name));
            var calls = await input.NeedAsync(array, StageTable.CallArray.Name);
            return (profile, calls.Document<ArrayCalls>().Centre);
        }
    }

    private static StageOutput Compute(
        (Profile Resistant, double ResistantCentre, Profile Parental, double ParentalCentre, PairSegmentationOptions Options) input,
        CancellationToken cancellationToken)
    {
        if (input.Resistant.Probes.Hash != input.Parental.Probes.Hash)
        {
            // Two platforms share no probes: compare-pair works on each array's own segments.
            return Output(new ArraySegmentation { Method = "none", Penalty = null, Sigma = 0, Tau = 1, Probes = 0, Missing = 0, Segments = [] });
        }

        return Output(PairSegmenter.Segment(
            input.Resistant, input.ResistantCentre, input.Parental, input.ParentalCentre, input.Options, cancellationToken));
    }

    private static StageOutput Output(ArraySegmentation segments) => new(ArtifactDraft.Of(Stage.ArtifactKind, segments));
}
