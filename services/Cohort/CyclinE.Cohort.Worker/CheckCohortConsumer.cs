using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Cohort.Across;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Messaging.Runner;

namespace CyclinE.Cohort.Worker;

/// <summary>all arrays → the closest other of each, outliers of the batch, proposed masks.</summary>
public sealed class CheckCohortConsumer(StageRunner runner) : IStageConsumer<CohortReleased, CohortChecked>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.CheckCohort;

    /// <inheritdoc/>
    public static Type Options => typeof(AcrossOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<CohortReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        // Normals and lines, too: a swap does not keep to roles.
        var (called, absent) = CohortRows.Of(input, _ => true);
        var arrays = new List<ArrayToCompare>(called.Count);
        foreach (var row in called)
        {
            var source = input.Column(row, "patient") ?? input.Column(row, "line") ?? input.Column(row, "sample") ?? row.Name;
            arrays.Add(input.HasNeed(row.Name, StageTable.IngestArray.Name)
                ? await WithProfileAsync(input, row.Name, source)
                : new ArrayToCompare
                {
                    Array = row.Name,
                    Source = source,
                    Segments = (await input.NeedDocumentAsync<ArrayCalls>(row.Name, StageTable.CallArray.Name)).Segments.Count
                });
        }

        return new Input(arrays, absent, input.Options<AcrossOptions>());
    }

    private static async Task<ArrayToCompare> WithProfileAsync(StageInput input, string array, string source)
    {
        var ingested = await input.NeedDocumentAsync<IngestedArray>(array, StageTable.IngestArray.Name);
        var segmentation = await input.NeedDocumentAsync<ArraySegmentation>(array, StageTable.SegmentArray.Name);
        var fingerprint = await input.NeedColumnAsync(array, StageTable.IngestArray.Name, ProfileArtifact.Fingerprint);
        return new ArrayToCompare
        {
            Array = array,
            Source = source,
            Probes = await input.ProbesAsync(ingested.ProbeSet),
            Fingerprint = fingerprint.ToSingles(),
            Dlrs = ingested.Scalars.Dlrs,
            Segments = segmentation.Segments.Count,
            PointEvents = segmentation.PointEvents,
        };
    }

    private static StageOutput Compute(Input input, CancellationToken cancellationToken) =>
        new(ArtifactDraft.Of(Stage.ArtifactKind, ArraysAcross.Compare(input.Arrays, input.Absent, input.Options, cancellationToken)));

    private sealed record Input(IReadOnlyList<ArrayToCompare> Arrays, IReadOnlyList<AbsentArray> Absent, AcrossOptions Options);
}
