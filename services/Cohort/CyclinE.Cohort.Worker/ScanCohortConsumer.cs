using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Cohort.Scan;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Messaging.Runner;

namespace CyclinE.Cohort.Worker;

/// <summary>every gene and the clinical columns → score tests, effects, family-wise P.</summary>
public sealed class ScanCohortConsumer(StageRunner runner) : IStageConsumer<CohortReleased, CohortScanned>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.ScanCohort;

    /// <inheritdoc/>
    public static Type Options => typeof(ScanOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<CohortReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        var options = input.Options<ScanOptions>();
        var (called, absent) = CohortRows.Of(input, Settlement.IsTumour);
        var patients = new List<ScannedPatient>(called.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? build = null;

        // As in the study: of several arrays of one patient the first by id.
        foreach (var row in called.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            var member = ClinicalColumns.Read(input, row, options.CovariateNames);
            if (!seen.Add(member.Patient))
            {
                continue;
            }

            var artifact = await input.NeedAsync(row.Name, StageTable.CallArray.Name);
            build = CohortRows.OneBuild(build, artifact.Document<BuildOfCalls>().Build, row.Name);
            var genes = CalledGenesColumns.Read(artifact) ?? throw new InvalidOperationException($"The calls of {row.Name} hold no genes.");
            patients.Add(new ScannedPatient(member, options.Strata.Length == 0 ? null : input.Column(row, options.Strata),
                ScannedPatient.ValuesOf(genes, options.Values)));
        }

        var table = build is null ? GeneTable.Empty : await input.GenesAsync(build);
        return new Input(patients, absent, table.Genes, options);
    }

    private static StageOutput Compute(Input input, CancellationToken cancellationToken) =>
        new(ScanArtifact.ToDraft(Stage.ArtifactKind, CohortScanAnalysis.Run(input.Patients, input.Absent, input.Genes, input.Options, cancellationToken)));

    private sealed record BuildOfCalls(string Build);

    private sealed record Input(IReadOnlyList<ScannedPatient> Patients, IReadOnlyList<AbsentArray> Absent, IReadOnlyList<Gene> Genes, ScanOptions Options);
}
