using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Ledger;

/// <summary>
/// Every legal move of a unit row, as pure functions: each gives the row to write by compare-and-set, or null where
/// nothing is to be written. A state never goes backwards within one try, and cancelled is final.
/// </summary>
public static class UnitTransitions
{
    /// <summary>Waiting → released.</summary>
    public static UnitRow? Release(this UnitRow row, DateTime now, string? traceParent) =>
        row.State != UnitState.Waiting ? null : row with
        {
            State = UnitState.Released,
            ReleasedAt = now,
            ProgressAt = now,
            AnnouncedAt = null,
            TraceParent = traceParent,
        };

    /// <summary>
    /// Adds a stage's result. The row ends in the write that brings the last required one; an optional result leaves the
    /// state alone; a late success corrects a failure.
    /// </summary>
    public static UnitRow? AddResult(this UnitRow row, Plan plan, string stage, ArtifactRef artifact, Try @try, DateTime now)
    {
        if (row.State == UnitState.Cancelled || row.Try != @try)
        {
            return null;
        }

        if (row.Results.ContainsKey(stage))
        {
            return null; // Within one try the first result stands: what was built on it must not change under it.
        }

        var results = new SortedDictionary<string, ArtifactRef>(row.Results, StringComparer.Ordinal) { [stage] = artifact };
        var complete = plan.NextStage(row.Id.Kind, results) is null;
        var success = row.Id.Kind.Success();
        var advances = complete && row.State.Rank() < success.Rank();
        return row with
        {
            Results = results,
            Unavailable = row.UnavailableWithout(stage),
            State = advances ? success : row.State,
            Failure = advances ? null : row.Failure,
            EndedAt = advances ? now : row.EndedAt,
            Settled = !advances && row.Settled,
            ProgressAt = now,
            StartsByStage = row.StartsWithout(stage), // Stages that run beside this one keep their marks.
        };
    }

    /// <summary>
    /// A stage failed: the unit of a required one ends; of another only its result is not available, nor that of what reads it.
    /// </summary>
    public static UnitRow? Fail(this UnitRow row, Plan plan, UnitFailure failure, Try @try, DateTime now)
    {
        if (plan.FindStage(failure.Stage) is not { Required: false } stage)
        {
            return row.End(UnitState.Failed, failure, @try, now);
        }

        if (row.State == UnitState.Cancelled || row.Try != @try || row.Results.ContainsKey(stage.Name) || row.Unavailable?.ContainsKey(stage.Name) == true)
        {
            return null;
        }

        var unavailable = new SortedDictionary<string, UnitFailure>(row.Unavailable?.ToDictionary() ?? [], StringComparer.Ordinal) { [stage.Name] = failure };
        foreach (var reader in plan.OtherStages(row.Id.Kind).Where(s => !row.Results.ContainsKey(s.Name)))
        {
            if (reader.Inputs.FirstOrDefault(unavailable.ContainsKey) is { } missing)
            {
                unavailable.TryAdd(reader.Name, failure with { Problem = failure.Problem with { What = $"It reads {missing}: {failure.Problem.What}" } });
            }
        }

        return row with { Unavailable = unavailable, ProgressAt = now, StartsByStage = row.StartsWithout(stage.Name) };
    }

    /// <summary>The stages before which a unit that has ended well keeps its batch open, in order.</summary>
    public static IEnumerable<StageDefinition> Awaits(this UnitRow row, Plan plan) =>
        row.State != row.Id.Kind.Success() ? [] : plan.AwaitedStages(row.Id.Kind)
            .Where(s => !row.Results.ContainsKey(s.Name) && row.Unavailable?.ContainsKey(s.Name) != true
                && !plan.LacksInput(s, name => row.Results.GetValueOrDefault(name)?.Id));

    /// <summary>One computation of a stage was started.</summary>
    public static UnitRow Start(this UnitRow row, string stage) => row with
    {
        StartsByStage = new SortedDictionary<string, int>(row.StartsByStage, StringComparer.Ordinal)
        {
            [stage] = row.StartsByStage.GetValueOrDefault(stage) + 1,
        },
    };

    /// <summary>One start of a stage is taken back; null where there is none.</summary>
    public static UnitRow? TakeStartBack(this UnitRow row, string stage)
    {
        var starts = row.StartsByStage.GetValueOrDefault(stage);
        return starts == 0 ? null : row with
        {
            StartsByStage = starts == 1
                ? row.StartsWithout(stage)
                : new SortedDictionary<string, int>(row.StartsByStage, StringComparer.Ordinal) { [stage] = starts - 1 },
        };
    }

    /// <summary>Ends the row as failed, skipped or excluded, within a try.</summary>
    public static UnitRow? End(this UnitRow row, UnitState state, UnitFailure failure, Try @try, DateTime now) =>
        row.Try != @try || row.State.Rank() >= state.Rank() ? null : row with
        {
            State = state,
            Failure = failure,
            EndedAt = now,
            Settled = false,
            StartsByStage = NoStarts,
        };

    /// <summary>A stage judged the unit: its result is kept and the unit ends as excluded in one write.</summary>
    public static UnitRow? Exclude(this UnitRow row, string stage, ArtifactRef artifact, UnitFailure failure, Try @try, DateTime now)
    {
        var ended = row.End(UnitState.Excluded, failure, @try, now);
        return ended is null ? null : ended with
        {
            Results = new SortedDictionary<string, ArtifactRef>(row.Results, StringComparer.Ordinal) { [stage] = artifact },
        };
    }

    /// <summary>Open → cancelled; a unit that has ended keeps its end.</summary>
    public static UnitRow? Cancel(this UnitRow row, DateTime now) =>
        !row.IsOpen ? null : row with { State = UnitState.Cancelled, EndedAt = now, Settled = false };

    /// <summary>A new attempt: results cleared, waiting again where it needs nothing, else until its needs are settled.</summary>
    public static UnitRow? Replay(this UnitRow row) =>
        row.State == UnitState.Cancelled ? null : row with
        {
            Attempt = row.Attempt + 1,
            State = UnitState.Waiting,
            Results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal),
            Failure = null,
            Unavailable = null,
            Roster = null,
            IsRoot = row.IsRoot && row.Roster is null, // What was settled into the window has needs, and waits for them again.
            ReleasedAt = null,
            AnnouncedAt = null,
            ProgressAt = null,
            EndedAt = null,
            Reannouncements = 0,
            DeadLetters = 0,
            StartsByStage = NoStarts,
            Settled = false,
        };

    /// <summary>A new attempt of a row that somebody changed: nothing of it stands but its version, which has to be this one's to be written.</summary>
    /// <param name="row">The row.</param>
    /// <param name="planned">As the opening of the batch wrote it; null where it is not known.</param>
    public static UnitRow? Anew(this UnitRow row, UnitRow? planned) =>
        planned is null ? null : planned with { Version = row.Version, Attempt = Math.Max(row.Attempt, 1) + 1 };

    /// <summary>
    /// A new roster is a new try, of an ended row too: results cleared, the state is what the roster says. The roster that
    /// the row already names changes nothing.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="roster">Its frozen needs.</param>
    /// <param name="state">Released; waiting, for its turn in the window; or how it ends.</param>
    /// <param name="failure">Why it does not run.</param>
    /// <param name="now">Now.</param>
    /// <param name="traceParent">Its root span, where it is released.</param>
    /// <param name="handedIn">Results that it has from what it needs, before any stage of its own.</param>
    public static UnitRow? Settle(
        this UnitRow row, Roster roster, UnitState state, UnitFailure? failure, DateTime now, string? traceParent,
        SortedDictionary<string, ArtifactRef>? handedIn = null) =>
        row.State == UnitState.Cancelled || row.Roster == roster.Id() ? null : row with
        {
            Roster = roster.Id(),
            State = state,
            Failure = failure,
            Unavailable = null,
            Results = handedIn ?? new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal),
            ReleasedAt = state == UnitState.Released ? now : null,
            ProgressAt = now,
            AnnouncedAt = null,
            EndedAt = state.IsOpen() ? null : now,
            IsRoot = state == UnitState.Waiting,
            Reannouncements = 0,
            DeadLetters = 0,
            StartsByStage = NoStarts,
            Settled = false,
            TraceParent = traceParent ?? row.TraceParent,
        };

    private static SortedDictionary<string, UnitFailure>? UnavailableWithout(this UnitRow row, string stage)
    {
        if (row.Unavailable?.ContainsKey(stage) != true)
        {
            return row.Unavailable;
        }

        var rest = new SortedDictionary<string, UnitFailure>(row.Unavailable, StringComparer.Ordinal);
        rest.Remove(stage);
        return rest.Count == 0 ? null : rest;
    }

    private static SortedDictionary<string, int> NoStarts => new(StringComparer.Ordinal);

    private static SortedDictionary<string, int> StartsWithout(this UnitRow row, string stage)
    {
        var rest = new SortedDictionary<string, int>(row.StartsByStage, StringComparer.Ordinal);
        rest.Remove(stage);
        return rest;
    }
}
