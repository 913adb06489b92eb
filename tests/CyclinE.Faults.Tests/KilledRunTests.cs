using CyclinE.Faults.Tests.Kills;

namespace CyclinE.Faults.Tests;

/// <summary>kill -9 of a run at any moment, its cohort's stages too, costs time and nothing else.</summary>
public sealed class KilledRunTests
{
    [Fact]
    public async Task However_often_a_run_is_killed_it_leaves_the_tables_of_the_undisturbed_one()
    {
        var series = new KillSeries(seed: 12, line => TestContext.Current.TestOutputHelper?.WriteLine(line));
        await series.RunAsync(kills: 10, atCohort: 5, TestContext.Current.CancellationToken);
        Assert.True(series.Differences.Count == 0, string.Join('\n', series.Differences));
        Assert.Equal((5, 5), (series.AtCohort, series.ByProgress));
    }
}
