using System.Globalization;
using CyclinE.Cli.Local;
using CyclinE.Pipeline.Tests;
using CyclinE.Testing.Servers;

namespace CyclinE.Faults.Tests;

/// <summary>A batch whose workers' clocks jump by hours, forward and back, each on its own, while it runs.</summary>
[Collection(nameof(FaultTests))]
public sealed class ClockFaultTests
{
    private const string SeedsVariable = "CYCLINE_CLOCK_SEEDS";
    private const int Jumps = 8;

    /// <summary>One seed, or those that the variable names: <c>7-9</c>.</summary>
    public static TheoryData<int> Seeds => FaultSeeds.Of(SeedsVariable, 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_the_clocks_say_the_batch_ends_with_the_bytes_of_the_undisturbed_run(int seed)
    {
        var token = TestContext.Current.CancellationToken;
        using var clocks = FakeClocks.Require();
        var (rabbit, mongo) = (await RabbitMqServer.RequireAsync(), await MongoServer.RequireAsync());
        using var study = TestStudy.Write(30, 3, seed: 7);
        var undisturbed = await FaultBatch.UndisturbedAsync(study);
        var planned = FaultBatch.Plan(study);
        await using var deployment = await Deployment.CreateAsync(
            rabbit, mongo, AllStages.Bus().Endpoints, study.Folder, clocks: clocks, cancellationToken: token);
        deployment.StartWorkers();
        await planned.StoreTablesAsync(deployment.Artifacts, token);
        var batch = await deployment.SubmitAsync(planned.Plan, token);
        var random = new Random(seed);
        List<string> done = [];
        for (var jump = 0; jump < Jumps; jump++)
        {
            var service = Deployment.Services[random.Next(Deployment.Services.Count)];
            var off = TimeSpan.FromMinutes(random.Next(-600, 600));
            clocks.Set(service, off);
            done.Add(string.Create(CultureInfo.InvariantCulture, $"{service} {off.TotalMinutes:+0;-0} min"));
            await Task.Delay(random.Next(1500), token);
        }

        await deployment.WaitAsync(batch, token);
        await FaultBatch.AssertAsItWouldHaveBeenAsync(deployment, batch, planned.Plan, undisturbed, done);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {string.Join("; ", done)}");
    }
}
