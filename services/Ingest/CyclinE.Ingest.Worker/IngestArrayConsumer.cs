using CyclinE.Artifacts;
using CyclinE.Contracts;
using CyclinE.Genomics;
using CyclinE.Messaging;
using MassTransit;

namespace CyclinE.Ingest.Worker;

/// <summary>file → profile.</summary>
public sealed class IngestArrayConsumer(StageRunner runner) : IStageConsumer<ArrayReleased>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.IngestArray;

    /// <inheritdoc/>
    public static Type Options => typeof(IngestOptions);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<ArrayReleased> context) =>
        runner.Run(context, Stage, input: Task.FromResult, compute: Compute, announce: Announce);

    private static StageOutput Compute(StageInput input, CancellationToken cancellationToken)
    {
        using var file = input.OpenFile();
        var result = ArrayIngest.Ingest(file, input.Row.Input.Path, FactsOf(input), input.Options<IngestOptions>(), cancellationToken);
        var output = ProfileArtifact.ToOutput(Stage.ArtifactKind, result.Document, result.Profile);
        if (result.Document.Quality is { Verdict: QualityVerdict.Fail } quality)
        {
            StageOutput.Exclude(output.Draft, new InputProblem
            {
                Code = "quality",
                What = string.Join(" ", quality.Reasons),
                Where = input.Row.Input.Path,
                Remedy = "Hybridise the array again, or raise the limit in the plan if this noise is acceptable for the question.",
            });
        }

        return output;
    }

    private static ArrayFacts FactsOf(StageInput input)
    {
        var scale = input.Column(input.Row, "scale");
        return new ArrayFacts
        {
            Build = input.Column(input.Row, "build"),
            Scale = scale is null ? ValueScale.Log2 : ScaleNames.Parse(scale),
            ScaleDeclared = scale is not null,
            Polarity = input.Column(input.Row, "polarity") is "-1" ? -1 : 1,
            Sex = input.Column(input.Row, "sex") is { } sex ? Enum.Parse<Sex>(sex, ignoreCase: true) : null,
            ReferenceSex = input.Column(input.Row, "reference_sex") is { } reference ? Enum.Parse<ReferenceSex>(reference, ignoreCase: true) : ReferenceSex.Unknown,
            FileSample = input.Column(input.Row, "file_sample"),
            FileLines = input.FileLines(),
        };
    }

    private static ArrayIngested Announce(ArrayReleased message, ArtifactRef artifact) =>
        new() { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, Artifact = artifact };
}
