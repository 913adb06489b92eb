using System.Text;
using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Units;
using CyclinE.Testing;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>Real workers after a small batch with a pair, a cohort and one file that is cut short: what an operator sees of them.</summary>
public sealed class ObservedDeployment : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _servers = [];
    private TestStudy? _study;
    private Deployment? _deployment;

    private static string? Unavailable => RabbitMqServer.Unavailable ?? MongoServer.Unavailable;

    /// <summary>The deployment; skips the test with the reason where there are no servers.</summary>
    public Deployment Deployment
    {
        get
        {
            Rings.Require(Unavailable);
            return _deployment!;
        }
    }

    /// <summary>The batch that has ended.</summary>
    public BatchId Batch { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        if (Unavailable is not null)
        {
            return;
        }

        var rabbit = await RabbitMqServer.RequireAsync();
        var mongo = await MongoServer.RequireAsync();
        _study = TestStudy.Write(7, 1, seed: 41);
        await File.WriteAllBytesAsync(Path.Combine(_study.Folder, "arrays", "A006.tsv"), Encoding.UTF8.GetBytes("chrom\tpos"), token);
        var planned = PlanMaker.Make(
            new SheetRequest { Sheet = new FileInfo(_study.Sheet), Name = "observed" },
            new RootedFiles(new Dictionary<string, string> { ["sheet"] = _study.Folder }), "sheet");
        var settings = new Dictionary<string, string> { ["CYCLINE__Logs"] = "json" };
        _deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, _study.Folder, settings, cancellationToken: token);
        _servers.Add(_deployment);
        _deployment.StartWorkers();
        await planned.StoreTablesAsync(Deployment.Artifacts, token);
        Batch = await Deployment.SubmitAsync(planned.Plan, token);
        await Deployment.WaitAsync(Batch, token);
    }

    /// <summary>What a worker answers.</summary>
    public async Task<string> GetAsync(string service, string path, string? accept = null)
    {
        var token = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = await Deployment.Workers[service].AddressAsync(token) };
        if (accept is not null)
        {
            http.DefaultRequestHeaders.Add("Accept", accept);
        }

        return await http.GetStringAsync(path, token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_servers))
        {
            await server.DisposeAsync();
        }

        _study?.Dispose();
    }
}
