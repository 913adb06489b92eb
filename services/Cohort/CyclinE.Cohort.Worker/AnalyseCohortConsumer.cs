using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Cohort.Study;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Messaging.Runner;

namespace CyclinE.Cohort.Worker;

/// <summary>calls and clinical columns → the study.</summary>
public sealed class AnalyseCohortConsumer(StageRunner runner) : IStageConsumer<CohortReleased, CohortAnalysed>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.AnalyseCohort;

    /// <inheritdoc/>
    public static Type Options => typeof(StudyOptions);

    /// <inheritdoc/>
    public Task Consume(Delivery<CohortReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: Compute);

    private static async Task<Input> ReadAsync(StageInput input)
    {
        var (called, absent) = CohortRows.Of(input, Settlement.IsTumour);
        var members = new List<CohortMember>(called.Count);
        var options = input.Options<StudyOptions>();
        foreach (var row in called)
        {
            members.Add(MemberOf(input, row, await input.NeedDocumentAsync<PanelOfCalls>(row.Name, StageTable.CallArray.Name), options));
        }

        return new Input(members, absent, options);
    }

    private static CohortMember MemberOf(StageInput input, PlanArray row, PanelOfCalls calls, StudyOptions options) =>
        ClinicalColumns.Read(input, row, options.CovariateNames) with
        {
            Ccne1Log2 = calls.Log2Of("CCNE1"),
            Erbb2Log2 = calls.Log2Of("ERBB2"),
            CyclinEPositive = calls.CyclinEAmplified,
            CyclinEExpressed = calls.CyclinEExpressed,
            Ccne1Point = calls.HasAmplifiedPoint("CCNE1"),
        };

    private static StageOutput Compute(Input input, CancellationToken cancellationToken) =>
        new(ArtifactDraft.Of(Stage.ArtifactKind, StudyAnalysis.Analyse(input.Members, input.Absent, input.Options)));

    private sealed record Input(IReadOnlyList<CohortMember> Members, IReadOnlyList<AbsentArray> Absent, StudyOptions Options);
}

/// <summary>What the study reads of an array's calls.</summary>
internal sealed record PanelOfCalls
{
    /// <summary>The panel's genes.</summary>
    public required IReadOnlyList<PanelGene> Genes { get; init; }

    /// <summary>Cyclin E positive by amplification.</summary>
    public bool? CyclinEAmplified { get; init; }

    /// <summary>Cyclin E positive by expression.</summary>
    public bool? CyclinEExpressed { get; init; }

    /// <summary>The log2 ratio of a gene of the panel; null where it has none.</summary>
    public double? Log2Of(string symbol) => Genes.FirstOrDefault(g => g.Symbol == symbol)?.Log2;

    /// <summary>True where a point event of an amplification's level lies over a gene of the panel.</summary>
    public bool HasAmplifiedPoint(string symbol) => Genes.Any(g => g.Symbol == symbol && g.Point?.Call >= CallClass.Amplification);

    /// <summary>A gene's log2 ratio and the point event over it.</summary>
    internal sealed record PanelGene(string Symbol, double? Log2, GenePoint? Point);
}
