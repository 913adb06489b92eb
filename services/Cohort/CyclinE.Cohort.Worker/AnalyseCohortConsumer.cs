using CyclinE.Artifacts;
using CyclinE.Contracts;
using CyclinE.Genomics;
using CyclinE.Messaging;
using MassTransit;

namespace CyclinE.Cohort.Worker;

/// <summary>calls and clinical columns → the study.</summary>
public sealed class AnalyseCohortConsumer(StageRunner runner) : IStageConsumer<CohortReleased>
{
    /// <inheritdoc/>
    public static StageDefinition Stage => StageTable.AnalyseCohort;

    /// <inheritdoc/>
    public static Type Options => typeof(StudyOptions);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<CohortReleased> context) =>
        runner.Run(context, Stage, input: ReadAsync, compute: Compute, announce: Announce);

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

    private static CohortAnalysed Announce(CohortReleased message, ArtifactRef artifact) =>
        new() { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, Artifact = artifact };

    private sealed record Input(IReadOnlyList<CohortMember> Members, IReadOnlyList<AbsentArray> Absent, StudyOptions Options);
}
