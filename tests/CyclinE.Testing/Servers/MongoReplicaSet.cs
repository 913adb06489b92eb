using MongoDB.Driver;

namespace CyclinE.Testing.Servers;

/// <summary>A replica set of three real MongoDB servers, as in a production that outlives one of them: its primary can be killed.</summary>
public sealed class MongoReplicaSet : IAsyncDisposable
{
    private const int Size = 3;

    private readonly int[] _ports;
    private readonly string[] _folders;
    private readonly GuardedProcess[] _processes;

    private MongoReplicaSet(int[] ports, string[] folders, GuardedProcess[] processes) => (_ports, _folders, _processes) = (ports, folders, processes);

    /// <summary>Where it is.</summary>
    public string Uri => $"mongodb://{string.Join(',', _ports.Select(Member))}/?replicaSet={ReplicaSetOfOne.Name}";

    /// <summary>Starts and initiates it; skips the test where there is no <c>mongod</c> on the PATH.</summary>
    public static async Task<MongoReplicaSet> StartAsync()
    {
        var program = GuardedProcess.FindOnPath(MongoServer.Program);
        Rings.Require(program is not null ? null : $"No replica set: there is no {MongoServer.Program} on the PATH.");
        var ports = GuardedProcess.FreePorts(Size);
        string[] folders = [.. ports.Select(_ => GuardedProcess.NewFolder("mongo-member"))];
        GuardedProcess[] processes = [.. ports.Select((port, i) => MongoServer.Launch(program!, folders[i], port, []))];
        var set = new MongoReplicaSet(ports, folders, processes);
        for (var i = 0; i < Size; i++)
        {
            using var client = ReplicaSetOfOne.Connect(MongoServer.Host, ports[i]);
            await MongoServer.PollAsync(processes[i], folders[i], () => ReplicaSetOfOne.AnswersAsync(client)).ConfigureAwait(false);
        }

        using var first = ReplicaSetOfOne.Connect(MongoServer.Host, ports[0]);
        await ReplicaSetOfOne.InitiateAsync(first, ports.Select(Member)).ConfigureAwait(false);
        await set.FindPrimaryAsync().ConfigureAwait(false);
        return set;
    }

    /// <summary>Kills the primary as a crash would (kill -9).</summary>
    /// <returns>Which member it was.</returns>
    public async Task<int> KillPrimaryAsync()
    {
        var primary = await FindPrimaryAsync().ConfigureAwait(false);
        await _processes[primary].SignalAsync("KILL").ConfigureAwait(false);
        await _processes[primary].WaitAsync().ConfigureAwait(false);
        return primary;
    }

    /// <summary>Starts a killed member again.</summary>
    public void Start(int member) =>
        _processes[member] = MongoServer.Launch(GuardedProcess.FindOnPath(MongoServer.Program)!, _folders[member], _ports[member], []);

    /// <summary>Ends all of them.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (process, folder) in _processes.Zip(_folders))
        {
            await process.DisposeAsync().ConfigureAwait(false);
            GuardedProcess.RemoveFolder(folder);
        }
    }

    private static string Member(int port) => $"{MongoServer.Host}:{port}";

    /// <summary>Waits for an election, however long it takes.</summary>
    private async Task<int> FindPrimaryAsync()
    {
        while (true)
        {
            for (var i = 0; i < Size; i++)
            {
                try
                {
                    using var client = ReplicaSetOfOne.Connect(MongoServer.Host, _ports[i]);
                    if (!_processes[i].HasExited && await ReplicaSetOfOne.IsPrimaryAsync(client).ConfigureAwait(false))
                    {
                        return i;
                    }
                }
                catch (Exception exception) when (exception is TimeoutException or MongoException)
                {
                    // Killed, or not listening yet.
                }
            }

            if (_processes.All(p => p.HasExited))
            {
                throw new ServerNotStartedException(MongoServer.Program, Path.Combine(_folders[0], "mongod.log"));
            }

            await Task.Delay(50).ConfigureAwait(false);
        }
    }
}
