using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Ledger;

public sealed class RosterTests
{
    private static readonly Plan Plan = Rows.Plan("study", "a", "b");

    [Fact]
    public void It_does_not_depend_on_order_time_attempt_batch_or_optional_results()
    {
        UnitRow[] rows = [Called("study@1", "a"), Called("study@1", "b")];
        UnitRow[] others =
        [
            Called("study@2", "b") with { Attempt = 3, EndedAt = Rows.Noon, Sequence = 9, Version = 12, TraceParent = "t", Settled = true },
            Called("study@2", "a").AddResult(Plan, "limit-array", Rows.Result("limit-array"), new Try(1, null), Rows.Noon)!,
        ];

        Assert.Equal(Roster.Freeze(Plan, rows).Id(), Roster.Freeze(Plan, others).Id());
    }

    [Fact]
    public void State_result_and_reason_change_it()
    {
        var called = Called("study@1", "a");
        UnitRow[] others =
        [
            called,
            called with { State = UnitState.Excluded },
            called with { State = UnitState.Failed, Failure = Rows.Failure("lost") },
            called with { State = UnitState.Failed, Failure = Rows.Failure("truncated-file") },
            called with { Results =
                new SortedDictionary<string, ArtifactRef>(called.Results, StringComparer.Ordinal) { ["call-array"] = Rows.Result("call-array", 2) } },
        ];

        Assert.Equal(others.Length, others.Select(o => Roster.Freeze(Plan, [o]).Id()).Distinct().Count());
    }

    // The id enters recipes: if a serializer ever writes other bytes, every pair and cohort would be computed again.
    [Fact]
    public void Its_bytes_are_pinned()
    {
        var roster = new Roster
        {
            Entries =
            [
                new RosterEntry("array/a", UnitState.Called, null,
                    new SortedDictionary<string, string>(StringComparer.Ordinal) { ["call-array"] = "c0", ["b"] = "µ" }),
                new RosterEntry("array/b", UnitState.Failed, "lost", new SortedDictionary<string, string>(StringComparer.Ordinal)),
            ],
        };

        Assert.Equal(
            """{"entries":[{"key":"array/a","state":"Called","reason":null,"results":{"b":"µ","call-array":"c0"}},{"key":"array/b","state":"Failed","reason":"lost","results":{}}]}"""u8,
            roster.ToBytes());
        Assert.Equal(roster.Id(), Roster.FromBytes(roster.ToBytes()).Id());
    }

    [Fact]
    public void An_entry_is_found_by_its_key()
    {
        var roster = Roster.Freeze(Plan, [Called("study@1", "a")]);

        Assert.Equal(UnitState.Called, roster.Find("array/a").State);
        Assert.Throws<KeyNotFoundException>(() => roster.Find("array/b"));
    }

    private static UnitRow Called(string batch, string name)
    {
        var row = Rows.Array(batch, name).Release(Rows.Noon, null)!;
        foreach (var stage in Plan.RequiredStages(UnitKind.Array))
        {
            row = row.AddResult(Plan, stage.Name, Rows.Result(stage.Name), row.Try, Rows.Noon)!;
        }

        return row;
    }
}
