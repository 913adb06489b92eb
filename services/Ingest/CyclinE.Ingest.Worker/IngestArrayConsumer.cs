using System.Security.Cryptography;
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
        runner.Run(context, Stage, input: IngestInput.ReadAsync, compute: Compute, announce: Announce);

    private static StageOutput Compute(IngestInput input, CancellationToken cancellationToken)
    {
        var stage = input.Stage;
        var options = stage.Options<IngestOptions>();
        var result = Read(stage, stage.Row, stage.OpenFile, input.Probes, options, cancellationToken, Reference(input, options, cancellationToken));
        var output = ProfileArtifact.ToOutput(Stage.ArtifactKind, result.Document, result.Profile);
        if (result.Document.Quality is { Verdict: QualityVerdict.Fail } quality)
        {
            StageOutput.Exclude(output.Draft, new InputProblem
            {
                Code = "quality",
                What = string.Join(" ", quality.Reasons),
                Where = stage.Row.Input.Path,
                Remedy = "Give a better file or hybridise the array again, or raise the limit in the plan if this is acceptable for the question.",
            });
        }

        return output;
    }

    private static IngestResult Read(
        StageInput stage, PlanArray row, Func<Stream> open, byte[]? probes, IngestOptions options, CancellationToken cancellationToken, ArrayReference? reference = null,
        bool asReference = false)
    {
        using var file = open();
        using var positions = probes is null ? null : new MemoryStream(probes, writable: false);
        using var annotation = probes is null ? null : new MemoryStream(probes, writable: false);
        var facts = RowFacts.Of(column => stage.Column(row, column)) with
        {
            Probes = positions, Annotation = annotation, ProbesName = row.Value("probes") ?? "probes", Reference = reference, AsReference = asReference,
            FileLines = asReference ? null : stage.FileLines(),
        };
        return ArrayIngest.Ingest(file, row.Input.Path, facts, options, cancellationToken);
    }

    /// <summary>A matched normal is read here, by the tumour's own ingest; nothing waits for its unit.</summary>
    private static ArrayReference? Reference(IngestInput input, IngestOptions options, CancellationToken cancellationToken)
    {
        var stage = input.Stage;
        if (stage.Plan.ReferenceOf(stage.Row) is { } normal)
        {
            return new ArrayReference
            {
                Name = normal.Name,
                Normal = Read(stage, normal, stage.OpenReference, input.ReferenceProbes, options with { WaveCorrection = WaveMethod.Off }, cancellationToken, asReference: true),
            };
        }

        if (input.Pool is not { } bytes)
        {
            return null;
        }

        var name = stage.Row.Value("reference")!;
        using var pool = new MemoryStream(bytes, writable: false);
        using var file = stage.OpenFile();
        return new ArrayReference
        {
            Name = name,
            Pool = ReferencePool.Read(pool, name),
            Member = PoolMember.KeyOf(Convert.ToHexStringLower(SHA256.HashData(file)), stage.Column(stage.Row, "file_sample")),
        };
    }

    private static ArrayIngested Announce(ArrayReleased message, ArtifactRef artifact) =>
        new() { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, Artifact = artifact };
}
