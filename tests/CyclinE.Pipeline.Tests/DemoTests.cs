using CyclinE.Cli.Output;

namespace CyclinE.Pipeline.Tests;

/// <summary>The first command of the README, as it is typed.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_finds_what_it_planted_and_a_second_time_reuses_everything()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-demo-").FullName;
        try
        {
            foreach (var reused in new[] { false, true })
            {
                var demo = await LocalRun.TypeAsync(folder, "demo", "--out", folder);
                Assert.True(demo.Code == ExitCodes.Success, demo.Messages);
                Assert.Contains("39 arrays submitted = 38 called + 0 failed + 1 excluded + 0 cancelled + 0 pending", demo.Output, StringComparison.Ordinal);
                Assert.Contains("focal amplifications: 77 planted, 77 found, 0 false", demo.Output, StringComparison.Ordinal);
                Assert.EndsWith($"/batches/demo{Environment.NewLine}", demo.Output, StringComparison.Ordinal);
                Assert.Equal(reused, demo.Output.Contains("everything was reused", StringComparison.Ordinal));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
