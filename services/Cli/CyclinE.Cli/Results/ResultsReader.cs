using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Hosting;
using CyclinE.Ingest;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Results;

/// <summary>Reads everything that a batch left in the store, for tables and report.</summary>
public sealed class ResultsReader(ILedger ledger, IArtifactStore artifacts)
{
    private const int AtOnce = 8;
    private readonly ProbeSets _probeSets = new(artifacts);

    /// <summary>Reads a batch.</summary>
    public async Task<BatchResults> ReadAsync(BatchRow batch, RunFacts run, CancellationToken cancellationToken)
    {
        var plan = await ledger.FindPlanAsync(batch.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {batch.PlanId} of batch {batch.Id} is not in the ledger.");
        var name = batch.Id.ToString();
        var units = (await ledger.ListUnitsAsync(new UnitQuery { Batch = name }, cancellationToken)).ToDictionary(u => u.Id.Key, StringComparer.Ordinal);
        if (units.Values.FirstOrDefault(u => u.IsDamaged) is { } damaged)
        {
            throw new CorruptArtifactException(damaged.Id.ToString(), "its row in the ledger");
        }

        var counts = await ledger.CountUnitsAsync(name, cancellationToken);
        var arrays = new ArrayResult[plan.Arrays.Count];
        await Parallel.ForAsync(0, arrays.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, ct) =>
        {
            var (array, unit) = (plan.Arrays[i], units.GetValueOrDefault($"array/{plan.Arrays[i].Name}"));
            arrays[i] = (await ArrayAsync(plan, array, unit, ct)).WithoutDetail(again => DetailAsync(unit, again));
        });
        await NoteSiblingsAsync(plan, arrays, cancellationToken);
        var pairs = new PairResult[plan.Pairs.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = await PairAsync(plan.Pairs[i], units, cancellationToken);
        }

        var build = plan.Build ?? string.Join(", ", arrays.Select(a => a.Ingested?.Build ?? a.Segmentation?.File?.Build).OfType<string>()
            .Distinct(StringComparer.Ordinal).DefaultIfEmpty("unknown"));
        return new BatchResults
        {
            Batch = name,
            PlanId = batch.PlanId,
            Build = build,
            SoftwareVersion = ProducerProfile.SoftwareVersion,
            Synthetic = plan.Synthetic,
            Arrays = Tallies.Arrays(counts),
            Pairs = Tallies.Pairs(counts),
            ArrayResults = arrays,
            PairResults = pairs,
            Cohort = await CohortAsync(plan, build, units.GetValueOrDefault($"cohort/{PlanCohort.Name}"), cancellationToken),
            Run = run,
            Methods = [.. plan.Stages.Select(s => new StageMethod { Stage = s.Definition.Name, Version = s.Definition.Version, Options = [.. s.Options] })],
            Stages = new StageResultsReader(artifacts).Read(plan, units),
            Limits = LimitsOf(plan),
            Genes = await GenesAsync(plan, build, cancellationToken),
        };
    }

    private async Task NoteSiblingsAsync(Plan plan, ArrayResult[] arrays, CancellationToken cancellationToken)
    {
        var notes = await SiblingDesigns.FindAsync(
            arrays.Where(a => a.Ingested is not null).Select(a => (a.Array, a.Ingested!)),
            PlanOptions.Bind<IngestOptions>(plan.Stage(StageTable.IngestArray.Name).Options).MissingWarn,
            hash => _probeSets.GetAsync(hash, cancellationToken));
        for (var i = 0; i < arrays.Length; i++)
        {
            if (arrays[i].Ingested is { } ingested && notes.TryGetValue(ingested.ProbeSet, out var note))
            {
                arrays[i] = arrays[i] with { BatchNotes = [note] };
            }
        }
    }

    private async Task<ArrayDetail> DetailAsync(UnitRow? unit, CancellationToken cancellationToken) => new(
        await DocumentAsync<ArraySegmentation>(unit, StageTable.SegmentArray, cancellationToken),
        await DocumentAsync<ArrayCalls>(unit, StageTable.CallArray, cancellationToken),
        await DocumentAsync<DetectionLimits>(unit, StageTable.LimitArray, cancellationToken));

    private async Task<ArrayResult> ArrayAsync(Plan plan, PlanArray array, UnitRow? unit, CancellationToken cancellationToken) => new()
    {
        Array = array.Name,
        Sample = array.Value("sample") ?? array.Name,
        Role = array.Value("role") ?? "tumour",
        Patient = array.Value("patient"),
        Note = array.Value("note"),
        Columns = array.Columns,
        State = Outcome(unit),
        Stage = unit?.Failure?.Stage
            ?? (unit is null ? null : unit.Results.Count == 0 ? null : plan.Stages.Last(s => unit.Results.ContainsKey(s.Definition.Name)).Definition.Name),
        Problem = unit?.Failure?.Problem,
        Reason = unit?.Failure?.Problem.Code,
        Ingested = await DocumentAsync<IngestedArray>(unit, StageTable.IngestArray, cancellationToken),
        Segmentation = await DocumentAsync<ArraySegmentation>(unit, StageTable.SegmentArray, cancellationToken),
        Calls = await DocumentAsync<ArrayCalls>(unit, StageTable.CallArray, cancellationToken),
        Limits = await DocumentAsync<DetectionLimits>(unit, StageTable.LimitArray, cancellationToken),
        LoadProfile = ct => ProfileAsync(unit, ct),
        LoadGenes = ct => CalledGenesAsync(plan, unit, ct),
    };

    private async Task<(GeneTable Table, CalledGenes Genes)?> CalledGenesAsync(Plan plan, UnitRow? unit, CancellationToken cancellationToken)
    {
        if (unit is null || !unit.Results.TryGetValue(StageTable.CallArray.Name, out var reference))
        {
            return null;
        }

        var artifact = await artifacts.ReadAsync(reference.Id, cancellationToken);
        var table = await GenesAsync(plan, artifact.Document<ArrayCalls>().Build, cancellationToken);
        return CalledGenesColumns.Read(artifact) is { } genes && genes.Count == table.Genes.Count ? (table, genes) : null;
    }

    private async Task<PairResult> PairAsync(PlanPair pair, Dictionary<string, UnitRow> units, CancellationToken cancellationToken)
    {
        var unit = units.GetValueOrDefault($"pair/{pair.Name}");
        var resistant = units.GetValueOrDefault($"array/{pair.Resistant}");
        var parental = units.GetValueOrDefault($"array/{pair.Parental}");
        return new PairResult
        {
            Resistant = pair.Resistant,
            Parental = pair.Parental,
            State = Outcome(unit),
            Reason = unit?.Failure?.Problem.What,
            Comparison = await DocumentAsync<PairComparison>(unit, StageTable.ComparePair, cancellationToken),
            LoadProfiles = async ct =>
                await ProfileAsync(resistant, ct) is { } r && await ProfileAsync(parental, ct) is { } p ? (r, p) : null,
        };
    }

    private async Task<CohortResult> CohortAsync(Plan plan, string build, UnitRow? unit, CancellationToken cancellationToken)
    {
        var study = await DocumentAsync<CohortStudy>(unit, StageTable.AnalyseCohort, cancellationToken);
        var scan = await ArtifactAsync(unit, StageTable.ScanCohort, cancellationToken);
        var recurrence = await ArtifactAsync(unit, StageTable.FindRecurrence, cancellationToken);
        return new CohortResult
        {
            State = unit is null ? null : Outcome(unit),
            Reason = unit?.Failure?.Problem.What,
            Study = study,
            Check = await DocumentAsync<CohortCheck>(unit, StageTable.CheckCohort, cancellationToken),
            Joint = await DocumentAsync<JointSegmentation>(unit, StageTable.SegmentCohort, cancellationToken),
            Recurrence = recurrence is null ? null : RecurrenceArtifact.Read(recurrence),
            Scan = scan is null ? null : ScanArtifact.Read(scan, (await GenesAsync(plan, build, cancellationToken)).Genes),
        };
    }

    private async Task<Artifact?> ArtifactAsync(UnitRow? unit, StageDefinition stage, CancellationToken cancellationToken) =>
        unit is not null && unit.Results.TryGetValue(stage.Name, out var reference) ? await artifacts.ReadAsync(reference.Id, cancellationToken) : null;

    private async Task<Profile?> ProfileAsync(UnitRow? unit, CancellationToken cancellationToken)
    {
        if (unit is null || !unit.Results.TryGetValue(StageTable.IngestArray.Name, out var reference))
        {
            return null;
        }

        var artifact = await artifacts.ReadAsync(reference.Id, cancellationToken);
        return (await ProfileArtifact.ReadAsync(artifact, _probeSets, cancellationToken)).Profile;
    }

    private async Task<T?> DocumentAsync<T>(UnitRow? unit, StageDefinition stage, CancellationToken cancellationToken)
        where T : class =>
        unit is not null && unit.Results.TryGetValue(stage.Name, out var reference)
            ? await artifacts.ReadDocumentAsync<T>(reference.Id, cancellationToken)
            : null;

    private Task<GeneTable> GenesAsync(Plan plan, string build, CancellationToken cancellationToken) =>
        artifacts.GenesAsync(plan, build, cancellationToken);

    private static QualityLimits LimitsOf(Plan plan)
    {
        var options = PlanOptions.Bind<IngestOptions>(plan.Stage(StageTable.IngestArray.Name).Options);
        return new QualityLimits(options.DlrsWarn, options.DlrsFail);
    }

    private static UnitOutcome Outcome(UnitRow? unit) => unit?.State switch
    {
        UnitState.Called => UnitOutcome.Called,
        UnitState.Compared => UnitOutcome.Compared,
        UnitState.Analysed => UnitOutcome.Analysed,
        UnitState.Excluded => UnitOutcome.Excluded,
        UnitState.Skipped => UnitOutcome.Skipped,
        UnitState.Failed => UnitOutcome.Failed,
        UnitState.Cancelled => UnitOutcome.Cancelled,
        _ => UnitOutcome.Pending,
    };
}
