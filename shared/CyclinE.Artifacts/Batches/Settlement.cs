using System.Globalization;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Batches;

/// <summary>What the ends of its needs mean for a unit.</summary>
public static class Settlement
{
    /// <summary>Released when it can run on them; else how it ends, and why.</summary>
    public static (UnitState State, UnitFailure? Failure) Decide(Plan plan, UnitRow unit, IReadOnlyList<UnitRow> needs)
    {
        if (needs.FirstOrDefault(n => n.State == UnitState.Cancelled) is { } cancelled)
        {
            return (UnitState.Cancelled, Because("cancelled", $"{cancelled.Id.Key} was cancelled.", unit, "Submit the batch again."));
        }

        return unit.Id.Kind switch
        {
            UnitKind.Array => OfArray(unit, needs),
            UnitKind.Pair => OfPair(unit, needs),
            UnitKind.Cohort => OfCohort(plan, unit, needs),
            _ => throw new ArgumentException($"{unit.Id} needs nothing.", nameof(unit)),
        };
    }

    private static (UnitState State, UnitFailure? Failure) OfArray(UnitRow unit, IReadOnlyList<UnitRow> needs)
    {
        var broken = needs.FirstOrDefault(n => n.State != UnitState.Split);
        return broken is null
            ? (UnitState.Released, null)
            : (UnitState.Failed, broken.Failure
                ?? Because("file-not-read", $"{broken.Id.Key} ended as {Word(broken.State)}.", unit, "Mend the file and replay it."));
    }

    private static (UnitState State, UnitFailure? Failure) OfPair(UnitRow unit, IReadOnlyList<UnitRow> needs)
    {
        var missing = needs.Where(n => n.State != UnitState.Called).OrderBy(n => n.Sequence).ToList();
        if (missing.Count == 0)
        {
            return (UnitState.Released, null);
        }

        var what = string.Join(" ", missing.Select(n => $"Array {n.Id.Name} is {Word(n.State)} ({n.Failure?.Problem.Code ?? "no reason recorded"})."));
        return (UnitState.Skipped, Because("need-not-called", what, unit, "Mend that array and replay it; the pair then runs by itself."));
    }

    private static (UnitState State, UnitFailure? Failure) OfCohort(Plan plan, UnitRow unit, IReadOnlyList<UnitRow> needs)
    {
        var called = needs.Count(n => n.Id.Kind == UnitKind.Array && n.State == UnitState.Called && IsTumour(plan.Array(n.Id.Name)));
        var fewest = plan.Cohort?.MinArrays ?? 0;
        if (called >= fewest)
        {
            return (UnitState.Released, null);
        }

        var what = string.Create(CultureInfo.InvariantCulture,
            $"{called} arrays of role tumour were called, fewer than the {fewest} that --min-arrays asks for.");
        return (UnitState.Skipped, Because("too-few-arrays", what, unit, "Mend the failed arrays and replay them, or lower --min-arrays."));
    }

    /// <summary>True for rows that take part in a cohort: role tumour, which is the default.</summary>
    public static bool IsTumour(PlanArray array) => array.Value("role") is null or "tumour";

    private static string Word(UnitState state) => state.ToString().ToLowerInvariant();

    private static UnitFailure Because(string code, string what, UnitRow unit, string remedy) => new()
    {
        Problem = new InputProblem { Code = code, What = what, Where = unit.Id.Name, Remedy = remedy },
    };
}
