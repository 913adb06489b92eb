using System.Globalization;
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
        foreach (var row in called)
        {
            members.Add(MemberOf(input, row, await input.NeedDocumentAsync<ArrayCalls>(row.Name, StageTable.CallArray.Name)));
        }

        return new Input(members, absent, input.Options<StudyOptions>());
    }

    private static CohortMember MemberOf(StageInput input, PlanArray row, ArrayCalls calls)
    {
        var ccne1 = calls.Genes.FirstOrDefault(g => g.Symbol == "CCNE1");
        var erbb2 = calls.Genes.FirstOrDefault(g => g.Symbol == "ERBB2");
        return new CohortMember
        {
            Array = row.Name,
            Patient = input.Column(row, "patient") ?? input.Column(row, "sample") ?? row.Name,
            Her2 = Flag("her2", "positive"),
            Benefit = Flag("benefit", "yes"),
            PfsEvent = Flag("pfs_event", "1"),
            PfsMonths = input.Column(row, "pfs_months") is { } months ? double.Parse(months, CultureInfo.InvariantCulture) : null,
            Ccne1Log2 = ccne1?.Log2,
            Erbb2Log2 = erbb2?.Log2,
            CyclinEPositive = calls.CyclinEAmplified,
        };

        bool? Flag(string column, string yes) => input.Column(row, column) is { } value ? value == yes : null;
    }

    private static StageOutput Compute(Input input, CancellationToken cancellationToken) =>
        new(ArtifactDraft.Of(Stage.ArtifactKind, StudyAnalysis.Analyse(input.Members, input.Absent, input.Options)));

    private static CohortAnalysed Announce(CohortReleased message, ArtifactRef artifact) =>
        new() { PlanId = message.PlanId, Unit = message.Unit, Try = message.Try, Artifact = artifact };

    private sealed record Input(IReadOnlyList<CohortMember> Members, IReadOnlyList<AbsentArray> Absent, StudyOptions Options);
}
