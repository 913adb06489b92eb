using System.Security.Cryptography;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.References;
using CyclinE.Messaging.Runner;

namespace CyclinE.Ingest.Worker;

/// <summary>file → profile.</summary>
public sealed class IngestArrayConsumer(StageRunner runner) : IStageConsumer<ArrayReleased, ArrayIngested>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.IngestArray;

    /// <inheritdoc/>
    public static Type Options => typeof(IngestOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<ArrayReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: IngestInput.ReadAsync, compute: Compute);

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
        StageInput stage, PlanArray row, Func<Stream> open, byte[]? probes, IngestOptions options, CancellationToken cancellationToken,
        ArrayReference? reference = null,
        bool asReference = false)
    {
        using var file = open();
        using var positions = probes is null ? null : new MemoryStream(probes, writable: false);
        using var annotation = probes is null ? null : new MemoryStream(probes, writable: false);
        var facts = RowFacts.Of(column => stage.Column(row, column)) with
        {
            Probes = positions,
            Annotation = annotation,
            ProbesName = row.Value("probes") ?? "probes",
            Reference = reference,
            AsReference = asReference,
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
                Normal = Read(stage, normal, stage.OpenReference, input.ReferenceProbes, options with { WaveCorrection = WaveMethod.Off },
                    cancellationToken, asReference: true),
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
}

/// <summary>What ingest reads beside the raw file: the files that the rows name.</summary>
/// <param name="Stage">The plan, the row and the raw files.</param>
/// <param name="Probes">The row's table of probes.</param>
/// <param name="Pool">The pool that the row names as its reference.</param>
/// <param name="ReferenceProbes">The table of probes of the array that the row names as its reference.</param>
public sealed record IngestInput(StageInput Stage, byte[]? Probes, byte[]? Pool, byte[]? ReferenceProbes)
{
    /// <summary>Reads them.</summary>
    public static async Task<IngestInput> ReadAsync(StageInput input) => new(
        input,
        await input.SheetTableAsync(input.Row, "probes").ConfigureAwait(false),
        await input.SheetTableAsync(input.Row, "reference").ConfigureAwait(false),
        input.Plan.ReferenceOf(input.Row) is { } reference ? await input.SheetTableAsync(reference, "probes").ConfigureAwait(false) : null);
}

/// <summary>A row of the sheet as what ingest wants to know of its file.</summary>
public static class RowFacts
{
    /// <summary>The facts of a row.</summary>
    /// <param name="value">The value of a column, null where missing.</param>
    public static ArrayFacts Of(Func<string, string?> value)
    {
        var scale = value("scale");
        return new ArrayFacts
        {
            Build = value("build"),
            Scale = scale is null ? ValueScale.Log2 : ScaleNames.Parse(scale),
            ScaleDeclared = scale is not null,
            Polarity = value("polarity") is "-1" ? -1 : 1,
            PolarityDeclared = value("polarity") is not null,
            Sex = value("sex") is { } sex ? Enum.Parse<Sex>(sex, ignoreCase: true) : null,
            ReferenceSex = value("reference_sex") is { } reference ? Enum.Parse<ReferenceSex>(reference, ignoreCase: true) : ReferenceSex.Unknown,
            FileSample = value("file_sample"),
        };
    }
}

/// <summary>Scales as the sheet writes them.</summary>
internal static class ScaleNames
{
    /// <summary>The scale of a canonical sheet value, such as <c>copies-2</c>.</summary>
    public static ValueScale Parse(string scale) =>
        Enum.Parse<ValueScale>(scale.Replace("−", "Minus", StringComparison.Ordinal).Replace("-", "Minus", StringComparison.Ordinal), ignoreCase: true);
}
