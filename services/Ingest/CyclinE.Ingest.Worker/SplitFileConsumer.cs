using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Splitting;
using CyclinE.Messaging.Runner;

namespace CyclinE.Ingest.Worker;

/// <summary>file of many samples → each sample on its own, and which is where.</summary>
public sealed class SplitFileConsumer(StageRunner runner) : IStageConsumer<FileReleased, FileSplit>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.SplitFile;

    /// <inheritdoc/>
    public static Type Options => typeof(SplitOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<FileReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: Task.FromResult, compute: Compute);

    private static StageOutput Compute(StageInput input, CancellationToken cancellationToken)
    {
        var rows = input.Plan.FileArrays()[input.Unit.Name].ToList();
        using var file = input.OpenFile();
        var store = new SampleStore(input);
        try
        {
            var index = FileSplitting.Split(file, rows[0].Input.Path, FactsOf(input, rows), input.Options<SplitOptions>(), store, cancellationToken);
            return new StageOutput(ArtifactDraft.Of(Stage.ArtifactKind, index));
        }
        finally
        {
            store.Wait();
        }
    }

    private static SplitFacts FactsOf(StageInput input, List<PlanArray> rows) => new()
    {
        Build = rows.Select(r => input.Column(r, "build")).OfType<string>().FirstOrDefault(),
        Scales = [.. rows.Select(r => input.Column(r, "scale")).OfType<string>().Distinct(StringComparer.Ordinal).Select(ScaleNames.Parse)],
        DyeSwap = rows.Any(r => input.Column(r, "polarity") is "-1"),
    };
}
