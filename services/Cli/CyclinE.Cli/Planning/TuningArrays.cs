using System.Security.Cryptography;
using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;
using CyclinE.Ingest;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.References;
using CyclinE.Ingest.Worker;

namespace CyclinE.Cli.Planning;

/// <summary>Reads arrays of a plan as <c>run</c> does, reference included; nothing is stored.</summary>
internal sealed class TuningArrays(Plan plan, RootedFiles files, CancellationToken cancellationToken)
{
    private readonly IngestOptions _options = PlanOptions.Bind<IngestOptions>(plan.Stage(StageTable.IngestArray.Name).Options);

    /// <summary>One array.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public IngestResult Read(PlanArray row) => Read(row, _options, ReferenceOf(row), asReference: false);

    private ArrayReference? ReferenceOf(PlanArray row)
    {
        if (plan.ReferenceOf(row) is { } normal)
        {
            return new ArrayReference
            {
                Name = normal.Name,
                Normal = Read(normal, _options with { WaveCorrection = WaveMethod.Off }, reference: null, asReference: true),
            };
        }

        if (row.Value("reference") is not { } path)
        {
            return null;
        }

        using var pool = files.Open(row.Input with { Path = path });
        using var file = files.Open(row.Input);
        return new ArrayReference
        {
            Name = path,
            Pool = ReferencePool.Read(pool, path),
            Member = PoolMember.KeyOf(Convert.ToHexStringLower(SHA256.HashData(file)), row.Value("file_sample")),
        };
    }

    private IngestResult Read(PlanArray row, IngestOptions options, ArrayReference? reference, bool asReference)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var positions = Probes(row);
        using var annotation = Probes(row);
        using var array = files.Open(row.Input);
        var facts = RowFacts.Of(row.Value) with
        {
            Probes = positions,
            Annotation = annotation,
            ProbesName = row.Value("probes") ?? "probes",
            Reference = reference,
            AsReference = asReference,
        };
        return ArrayIngest.Ingest(array, row.Input.Path, facts, options, cancellationToken);
    }

    private Stream? Probes(PlanArray row) => row.Value("probes") is { } path ? files.Open(row.Input with { Path = path }) : null;
}
