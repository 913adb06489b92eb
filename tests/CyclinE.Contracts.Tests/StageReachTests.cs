using CyclinE.Contracts.Stages;

namespace CyclinE.Contracts.Tests;

/// <summary>What workers announce: all of it that fits takes part, whatever stands beside it; what does not is told with the reason.</summary>
public sealed class StageReachTests
{
    private static readonly StageDefinition Own = StageTable.LimitArray with
    {
        Name = "sizes",
        Version = 2,
        Consumes = nameof(ArrayCalled),
        Produces = nameof(ToolEnded),
        ArtifactKind = "sizes",
        Inputs = ["call-array"],
    };

    [Fact]
    public void Every_stage_that_fits_is_in_the_catalogue_in_its_highest_version_and_no_mistake_of_another_is_in_its_way()
    {
        var reading = Own with { Name = "a-reader", Consumes = nameof(ToolEnded), Inputs = ["sizes"] };
        var broken = Own with { Name = "broken", Consumes = "NobodySaysIt" };
        var lost = Own with { Name = "lost", Inputs = ["no-such-stage"] };
        var (catalog, leftOut) = StageCatalog.BuiltIn.WithAnnounced([reading, broken, Own with { Version = 1 }, lost, Own]);
        Assert.Equal(["sizes", "a-reader"], catalog.All.Skip(StageTable.All.Count).Select(s => s.Name));
        Assert.Equal(2, catalog.Find("sizes")!.Version);
        Assert.False(catalog.TakesPart(Own));
        Assert.Equal(["broken", "lost"], leftOut.Keys.Order());
        Assert.Contains("NobodySaysIt", leftOut["broken"].What);
        Assert.Contains("no-such-stage", leftOut["lost"].What);
    }

    [Fact]
    public void A_worker_is_told_which_of_its_stages_no_plan_can_name_and_why()
    {
        Assert.Empty(StageReach.Unnameable([.. StageTable.All, Own], []));
        Assert.Empty(StageReach.Unnameable([Own], [Own]));
        var (stage, why) = Assert.Single(StageReach.Unnameable([StageTable.CallArray with { Version = 77 }, Own], []));
        Assert.Equal("call-array", stage);
        Assert.Contains($"{StageTable.CallArray.Queue}, this worker reads call-array-v77", why);
        Assert.Contains("version 3", Assert.Single(StageReach.Unnameable([Own], [Own with { Version = 3 }])).Why);
        Assert.Contains("NobodySaysIt", Assert.Single(StageReach.Unnameable([Own with { Consumes = "NobodySaysIt" }], [])).Why);
    }
}
