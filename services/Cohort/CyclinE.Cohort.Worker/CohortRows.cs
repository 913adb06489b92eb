using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Stages;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Cohort;

namespace CyclinE.Cohort.Worker;

/// <summary>The sheet's rows as the roster says that they ended.</summary>
internal static class CohortRows
{
    /// <summary>Called rows in the sheet's order, and the others with state and reason.</summary>
    /// <param name="input">The stage's input.</param>
    /// <param name="takesPart">Which rows are meant, such as those of role tumour.</param>
    public static (IReadOnlyList<PlanArray> Called, IReadOnlyList<AbsentArray> Absent) Of(StageInput input, Func<PlanArray, bool> takesPart)
    {
        var called = new List<PlanArray>();
        var absent = new List<AbsentArray>();
        foreach (var row in input.Plan.Arrays.Where(takesPart))
        {
            var entry = input.Need(row.Name);
            if (entry.State == UnitState.Called)
            {
                called.Add(row);
            }
            else
            {
                absent.Add(new AbsentArray(row.Name, entry.State.ToString().ToLowerInvariant(), entry.Reason ?? "unknown"));
            }
        }

        return (called, absent);
    }

    /// <summary>The build of all arrays so far.</summary>
    /// <exception cref="InvalidInputException">This array is on another one.</exception>
    public static string OneBuild(string? before, string build, string array) =>
        before is null || before == build
            ? build
            : throw new InvalidInputException(
                "cohort-of-two-builds", $"'{array}' is on {build}, the arrays before it on {before}.", "cohort",
                "Bring all arrays to one build, or exclude those of the other in the sheet.");
}
