using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Messaging.Runner;

namespace CyclineStage;

/// <summary>segments → a row a chromosome. It takes the event of the stage before it; <see cref="ToolEnded"/> tells of its own result.</summary>
public sealed class CyclineStageConsumer(StageRunner runner) : IStageConsumer<ArraySegmented, ToolEnded>
{
    private const double Megabase = 1e6;

    /// <summary>Its table: <c>cycline-stage-name.tsv</c> among the results, behind the array's name.</summary>
    public static StageTableSchema Table { get; } = new()
    {
        Name = "cycline-stage-name",
        Line = "one chromosome of one array",
        Columns =
        [
            new StageColumn { Name = "chromosome", Type = StageOptionType.Text, Description = "Chromosome." },
            new StageColumn { Name = "segments", Type = StageOptionType.Integer, Description = "Segments of at least the option min-mb." },
            new StageColumn { Name = "range", Type = StageOptionType.Number, Unit = "log2", Description = "Highest minus lowest mean of them." },
        ],
    };

    /// <inheritdoc/>
    public static StageDefinition Stage { get; } = new()
    {
        Name = "cycline-stage-name",
        Version = 1, // Raise it whenever the numbers change.
        Service = "CyclineStage",
        Unit = UnitKind.Array,
        Consumes = nameof(ArraySegmented),
        Produces = nameof(ToolEnded),
        ArtifactKind = "cycline-stage-name",
        Inputs = ["segment-array"], // All that enters the recipe: what is not here cannot be read.
        SheetColumns = [],
        Required = false,
        Awaited = true, // The batch is not closed before it; whatever happens to it, the array ends as it would have.
        TimeLimit = TimeSpan.FromMinutes(5),
        PeakMemory = 64 * 1024 * 1024,
        Tables = [Table],
    };

    /// <inheritdoc/>
    public static Type Options => typeof(CyclineStageOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<ArraySegmented> delivery) => runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    /// <summary>Reads what the computation needs.</summary>
    public static async Task<Input> ReadAsync(StageInput input)
    {
        var segmentation = await input.ResultAsync("segment-array");
        return new Input(segmentation.Document<ArraySegmentation>().Segments, input.Options<CyclineStageOptions>());
    }

    /// <summary>The pure function: no clock, no file, no randomness without a seed; the same input gives the same bytes.</summary>
    public static StageOutput Compute(Input input, CancellationToken cancellationToken)
    {
        List<ChromosomeResult> rows =
        [
            .. input.Segments.Where(s => s.End - s.Start + 1 >= input.Options.MinMb * Megabase).GroupBy(s => s.Chromosome).OrderBy(c => c.Key.Number)
                .Select(c => new ChromosomeResult(c.Key.ToString(), c.Count(), Math.Round(c.Max(s => s.Mean) - c.Min(s => s.Mean), 4))),
        ];
        return new StageOutput(ArtifactDraft.Of(
            Stage.ArtifactKind, new CyclineStageResult(rows), Table.Rows(rows.Select(r => new object?[] { r.Chromosome, r.Segments, r.Range }))));
    }

    /// <summary>What the computation is given.</summary>
    public sealed record Input(IReadOnlyList<Segment> Segments, CyclineStageOptions Options);
}
