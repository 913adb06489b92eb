using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Messaging.Runner;
using CyclinE.Segmentation.Joint;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Worker;

/// <summary>profiles of one platform → breaks that they share.</summary>
public sealed class SegmentCohortConsumer(StageRunner runner) : IStageConsumer<CohortReleased, CohortSegmented>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.SegmentCohort;

    /// <inheritdoc/>
    public static Type Options => typeof(CohortSegmentationOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<CohortReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<(IReadOnlyList<CohortArray> Arrays, CohortSegmentationOptions Options)> ReadAsync(StageInput input)
    {
        var options = input.Options<CohortSegmentationOptions>();
        var arrays = new List<CohortArray>();
        var values = 0L;
        foreach (var row in input.Plan.Arrays.Where(Settlement.IsTumour))
        {
            if (input.Roster.Find(new UnitId(input.Unit.Batch, UnitKind.Array, row.Name).Key).State != UnitState.Called)
            {
                continue;
            }

            if (!input.HasNeed(row.Name, StageTable.IngestArray.Name))
            {
                continue; // Segments of a file, without probes.
            }

            var (document, profile) = await input.ProfileAsync(await input.NeedAsync(row.Name, StageTable.IngestArray.Name));
            var calls = await input.NeedAsync(row.Name, StageTable.CallArray.Name);
            arrays.Add(new CohortArray(row.Name, profile, document.Scalars, calls.Document<ArrayCalls>().Centre));
            values += profile.Log2.Length;
            CohortSegmenter.RequireRoom(values, options);
        }

        return (arrays, options);
    }

    private static StageOutput Compute((IReadOnlyList<CohortArray> Arrays, CohortSegmentationOptions Options) input, CancellationToken cancellationToken) =>
        new(ArtifactDraft.Of(Stage.ArtifactKind, CohortSegmenter.Segment(input.Arrays, input.Options, cancellationToken)));
}
