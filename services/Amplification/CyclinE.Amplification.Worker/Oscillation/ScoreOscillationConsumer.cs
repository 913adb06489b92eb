using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Messaging.Runner;

namespace CyclinE.Amplification.Worker.Oscillation;

/// <summary>segments → a score a chromosome; takes part where the user asks for it.</summary>
public sealed class ScoreOscillationConsumer(StageRunner runner) : IStageConsumer<ArraySegmented, ToolEnded>
{
    private static readonly StageTableSchema Table = new()
    {
        Name = "oscillation-scores",
        Line = "one chromosome of one array with enough levels",
        Columns =
        [
            new StageColumn { Name = "chromosome", Type = StageOptionType.Text, Description = "Chromosome." },
            new StageColumn { Name = "segments", Type = StageOptionType.Integer, Description = "Levels: neighbours closer than the option gap are one." },
            new StageColumn { Name = "turns", Type = StageOptionType.Integer, Description = "Inner levels above both neighbours or below both." },
            new StageColumn { Name = "returns", Type = StageOptionType.Integer, Description = "Turns whose two neighbours are the same level." },
            new StageColumn { Name = "score", Type = StageOptionType.Number, Description = "returns / (segments - 2): 1 where it swings from end to end." },
        ],
    };

    /// <inheritdoc/>
    public static StageDefinition Stage { get; } = new()
    {
        Name = "score-oscillation",
        Version = 1,
        Service = "Amplification",
        Unit = UnitKind.Array,
        Consumes = nameof(ArraySegmented),
        Produces = nameof(ToolEnded),
        ArtifactKind = "oscillation",
        Inputs = ["segment-array"],
        SheetColumns = [],
        Required = false,
        Awaited = true,
        TimeLimit = TimeSpan.FromMinutes(5),
        PeakMemory = 64 * 1024 * 1024,
        Tables = [Table],
    };

    /// <inheritdoc/>
    public static Type Options => typeof(OscillationOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<ArraySegmented> delivery) => runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<Input> ReadAsync(StageInput input) =>
        new((await input.ResultAsync("segment-array")).Document<ArraySegmentation>().Segments, input.Options<OscillationOptions>());

    private static StageOutput Compute(Input input, CancellationToken cancellationToken)
    {
        var scores = OscillationScore.Of(input.Segments, input.Options);
        var rows = Table.Rows(scores.Select(s => new object?[] { s.Chromosome.ToString(), s.Segments, s.Turns, s.Returns, s.Score }));
        return new StageOutput(ArtifactDraft.Of(Stage.ArtifactKind, new ArrayOscillation(scores), rows));
    }

    private sealed record Input(IReadOnlyList<Segment> Segments, OscillationOptions Options);
}
