using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Contracts.Tests;

/// <summary>The table is read by topology, picture and recipes: it must hang together.</summary>
public sealed class StageTableTests
{
    private static readonly string[] MessageNames =
        [.. typeof(UnitMessage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(UnitMessage)) && !t.IsAbstract).Select(t => t.Name)];

    [Fact]
    public void A_stage_is_started_by_a_release_or_by_an_earlier_stage_of_its_unit()
    {
        for (var i = 0; i < StageTable.All.Count; i++)
        {
            var stage = StageTable.All[i];
            var earlier = StageTable.All.Take(i).Where(s => s.Unit == stage.Unit).Select(s => s.Produces);
            Assert.Contains(stage.Consumes, earlier.Append($"{stage.Unit}Released"));
            Assert.Contains(stage.Consumes, MessageNames);
        }
    }

    [Fact]
    public void A_stage_reads_the_file_the_roster_tables_or_earlier_stages_of_its_unit()
    {
        for (var i = 0; i < StageTable.All.Count; i++)
        {
            var stage = StageTable.All[i];
            var earlier = StageTable.All.Take(i).Where(s => s.Unit == stage.Unit).Select(s => s.Name);
            var others = stage.Inputs.Where(n => !n.StartsWith(StageDefinition.TablePrefix, StringComparison.Ordinal));
            string[] ofKind = stage.Unit is UnitKind.File or UnitKind.Array
                ? [StageDefinition.FileInput, StageDefinition.ReferenceInput,
                    .. stage.Inputs.Where(n => n.StartsWith(StageDefinition.SheetTablePrefix, StringComparison.Ordinal))]
                : [StageDefinition.RosterInput];
            Assert.Empty(others.Except(earlier).Except(ofKind));
            Assert.NotEmpty(stage.Inputs);
            Assert.Equal(stage.Inputs.Distinct(), stage.Inputs);
            Assert.Equal(stage.SheetColumns.Distinct(), stage.SheetColumns);
        }
    }

    [Fact]
    public void Names_queues_events_and_kinds_are_each_one_stages_own()
    {
        Unique(s => s.Name);
        Unique(s => s.Queue);
        Unique(s => s.Produces);
        Unique(s => s.ArtifactKind);
        Assert.All(StageTable.All, s => Assert.Contains(s.Produces, MessageNames));
        Assert.All(StageTable.All, s => Assert.Equal($"{s.Name}-v{s.Version}", s.Queue));
    }

    [Fact]
    public void Every_kind_of_unit_that_is_released_has_a_stage_without_which_it_does_not_end() =>
        Assert.Equal(
            MessageNames.Where(n => n.EndsWith("Released", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            StageTable.All.Where(s => s.Required).Select(s => $"{s.Unit}Released").Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Limits_are_set() =>
        Assert.All(StageTable.All, s => Assert.True(s.Version >= 1 && s.TimeLimit > TimeSpan.Zero && s.PeakMemory > 0, s.Name));

    private static void Unique(Func<StageDefinition, string> of) => Assert.Equal(StageTable.All.Count, StageTable.All.Select(of).Distinct().Count());
}
