using CyclinE.Batches.Sheets;
using CyclinE.Cli.Planning;
using CyclinE.Cli.Results;
using CyclinE.Portal.Batches;

namespace CyclinE.Cli.Portal;

/// <summary>A planned batch as the portal tells it.</summary>
internal static class SheetAnswers
{
    private const int MostUnits = 6;

    /// <summary>What became of a sheet.</summary>
    public static SheetAnswer Of(PlannedBatch planned, string? batch) => new()
    {
        Valid = planned.IsValid,
        Problems = [.. planned.Problems.OrderBy(p => p.Severity == SheetSeverity.Error ? 0 : 1).Select(p => new SheetFinding
        {
            Code = p.Code,
            Severity = p.Severity == SheetSeverity.Error ? "error" : "warning",
            Line = p.Line,
            Column = p.Column,
            Value = p.Value,
            What = p.What,
            Remedy = p.Remedy,
        })],
        Plan = planned.IsValid
            ? $"{Counted(planned.Plan.Arrays.Count, "array")}, {Counted(planned.Plan.Pairs.Count, "pair")}, {(planned.Plan.Cohort is null ? "no cohort" : "a cohort")}"
            : null,
        Batch = batch,
    };

    /// <summary>What a dry run found, by stage in the order of the plan.</summary>
    public static IReadOnlyList<StageForecast> Forecast(IReadOnlyList<DryRunStep> steps) =>
    [
        .. steps.GroupBy(s => s.Stage).Select(g => new StageForecast(
            g.Key, g.Count(s => s.Action == "compute"), g.Count(s => s.Action == "reuse"), g.Count(s => s.Action is "fail" or "exclude"),
            [.. g.Where(s => s.Action != "reuse").Take(MostUnits).Select(s => s.Why is null ? s.Unit : $"{s.Unit} ({s.Why})")])),
    ];

    private static string Counted(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
