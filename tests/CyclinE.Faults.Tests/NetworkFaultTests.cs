using System.Globalization;
using CyclinE.Cli.Local;
using CyclinE.Pipeline.Tests;
using CyclinE.Testing.Servers;

namespace CyclinE.Faults.Tests;

/// <summary>
/// A batch on real servers whose network is cut, frozen, reset and slowed down, link by link. Every time: the law balances, nothing is
/// lost, nothing stands in an error queue, and the artifacts are those of the undisturbed run, byte for byte.
/// </summary>
[Collection(nameof(FaultTests))]
public sealed class NetworkFaultTests
{
    private const string SeedsVariable = "CYCLINE_NETWORK_SEEDS";

    /// <summary>One seed, or those that the variable names: <c>7-9</c>.</summary>
    public static TheoryData<int> Seeds => FaultSeeds.Of(SeedsVariable, 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_the_network_does_the_batch_ends_with_the_bytes_of_the_undisturbed_run(int seed)
    {
        var token = TestContext.Current.CancellationToken;
        await using var rabbit = await RabbitMqServer.StartOwnAsync();
        await using var mongo = await MongoServer.StartOwnAsync();
        await using var network = await FaultProxy.StartAsync(rabbit, mongo);
        using var study = TestStudy.Write(30, 3, seed: 7);
        var undisturbed = await FaultBatch.UndisturbedAsync(study);
        var planned = FaultBatch.Plan(study);
        await using var deployment = await Deployment.CreateAsync(
            rabbit, mongo, AllStages.Bus().Endpoints, study.Folder, network: network, cancellationToken: token);
        deployment.StartWorkers();
        await planned.StoreTablesAsync(deployment.Artifacts, token);
        var batch = await deployment.SubmitAsync(planned.Plan, token);
        var done = await DisturbAsync(network, new Random(seed), token);
        await deployment.WaitAsync(batch, token);

        await FaultBatch.AssertAsItWouldHaveBeenAsync(deployment, batch, planned.Plan, undisturbed, done);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {string.Join("; ", done)}");
    }

    /// <summary>Each fault once on each link, in the seed's order, for up to four seconds each.</summary>
    private static async Task<IReadOnlyList<string>> DisturbAsync(FaultProxy network, Random random, CancellationToken token)
    {
        var faults = new List<(string Name, Func<Link, TimeSpan, Task> Do)>
        {
            ("cut", network.CutAsync), ("frozen", network.FreezeAsync), ("reset", network.ResetAsync), ("slow", network.SlowAsync),
        };
        var deck = faults.SelectMany(f => Enum.GetValues<Link>().Select(l => (Fault: f, Link: l))).OrderBy(_ => random.Next()).ToList();
        List<string> done = [];
        foreach (var (fault, link) in deck)
        {
            await Task.Delay(random.Next(1000), token);
            var time = TimeSpan.FromMilliseconds(500 + random.Next(3500));
            done.Add(string.Create(CultureInfo.InvariantCulture, $"{link.ToString().ToLowerInvariant()} {fault.Name} {time.TotalSeconds:0.0} s"));
            await fault.Do(link, time);
        }

        return done;
    }
}
