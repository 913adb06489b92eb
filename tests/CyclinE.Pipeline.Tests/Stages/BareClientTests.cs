using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>What a program with nothing but a RabbitMQ client may rely on: it hears the end of every unit, also of what ended while it was away.</summary>
public sealed class BareClientTests
{
    [Fact]
    public async Task Every_unit_of_a_batch_is_heard_of_with_its_state_also_by_whoever_listens_later()
    {
        var token = TestContext.Current.CancellationToken;
        var rabbit = await RabbitMqServer.RequireAsync();
        var mongo = await MongoServer.RequireAsync();
        using var study = TestStudy.Write(3, 1, seed: 14);
        await File.WriteAllTextAsync(Path.Combine(study.Folder, "arrays", "A002.tsv"), "chrom\tpos", token);
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, study.Folder, cancellationToken: token);
        await using (await BareClient.ListenAsync(deployment.Transport.RabbitMq!))
        {
            // It has its queue from now on.
        }

        deployment.StartWorkers();
        var planned = PlanMaker.Make(
            new SheetRequest { Sheet = new FileInfo(study.Sheet), Name = "heard" },
            new RootedFiles(new Dictionary<string, string> { ["sheet"] = study.Folder }), "sheet");
        await planned.StoreTablesAsync(deployment.Artifacts, token);
        var batch = await deployment.SubmitAsync(planned.Plan, token);
        await deployment.WaitAsync(batch, token);

        await using var client = await BareClient.ListenAsync(deployment.Transport.RabbitMq!);
        var heard = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (heard.Count < 4)
        {
            var (unit, state) = await client.Ended.ReadAsync(token);
            heard[unit] = state; // At least once, in any order: the last word of a unit stands in the ledger.
        }

        Assert.Equal(
            [("heard@1/Array/A000", "Called"), ("heard@1/Array/A001", "Called"), ("heard@1/Array/A002", "Failed"), ("heard@1/Pair/A001~A000", "Compared")],
            heard.Select(h => (h.Key, h.Value)));
    }
}
