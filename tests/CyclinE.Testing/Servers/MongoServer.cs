using System.Diagnostics;
using System.Security.Cryptography;
using MongoDB.Driver;
using Xunit;

namespace CyclinE.Testing.Servers;

/// <summary>
/// A real MongoDB server for tests: the one of <c>CYCLINE_TEST_MONGODB</c> (a URI), else a <c>mongod</c> on the PATH,
/// started as a one-node replica set, as in production, on a free loopback port with a temporary folder. These are the only
/// two places it knows.
/// </summary>
public sealed class MongoServer : IAsyncDisposable
{
    private const string Variable = "CYCLINE_TEST_MONGODB";
    internal const string Program = "mongod";
    internal const string Host = "127.0.0.1";
    private const int Attempts = 3;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(10); // While it lives; on a busy machine it takes a minute.
    private static readonly Lazy<Task<MongoServer>> Shared = new(CreateSharedAsync);

    private readonly string? _folder;
    private readonly int _port;
    private readonly IReadOnlyList<string> _more;
    private GuardedProcess? _process;

    private MongoServer(string uri, string? folder, int port, IReadOnlyList<string> more) => (Uri, _folder, _port, _more) = (uri, folder, port, more);

    /// <summary>Why no server can be had here, with the places looked at; null where one can.</summary>
    public static string? Unavailable { get; } =
        Named is not null || GuardedProcess.FindOnPath(Program) is not null ? null
        : $"No MongoDB: {Variable} is not set and there is no {Program} on the PATH.";

    /// <summary>Where it is.</summary>
    public string Uri { get; }

    /// <summary>True for a server that this process started, which can be killed and started again.</summary>
    public bool IsOwn => _folder is not null;

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } uri ? uri : null;

    /// <summary>The server that all tests of this process share; skips the test where there is none. Never kill it.</summary>
    public static async Task<MongoServer> RequireAsync()
    {
        Rings.Require(Unavailable);
        return await Shared.Value.ConfigureAwait(false);
    }

    /// <summary>A server of the caller's own, for tests that kill it; skips the test where there is no <c>mongod</c> on the PATH.</summary>
    /// <param name="more">Further options of the server.</param>
    public static async Task<MongoServer> StartOwnAsync(params IReadOnlyList<string> more)
    {
        var program = GuardedProcess.FindOnPath(Program);
        Rings.Require(program is not null ? null
            : $"No MongoDB of its own: there is no {Program} on the PATH; {Variable} names a shared one, which a test may not kill.");
        return await CreateAsync(program!, more: more).ConfigureAwait(false);
    }

    /// <summary>One more that asks for a user and knows one who may do everything; skips the test where there is no <c>mongod</c> on the PATH.</summary>
    public static async Task<MongoServer> StartWithUsersAsync()
    {
        var program = GuardedProcess.FindOnPath(Program);
        Rings.Require(program is not null ? null : $"No MongoDB with users: there is no {Program} on the PATH.");
        var server = await CreateAsync(program!, withUsers: true).ConfigureAwait(false);
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        using var client = ReplicaSetOfOne.Connect(Host, server._port);
        await ReplicaSetOfOne.MakeAdministratorAsync(client, "admin", password).ConfigureAwait(false); // The first user is anybody's to make from this machine.
        return new MongoServer($"{server.Uri.Replace(Host, $"admin:{password}@{Host}", StringComparison.Ordinal)}&authSource=admin",
            server._folder, server._port, server._more)
        { _process = server._process };
    }

    /// <summary>A server of the caller's own that was started for a replica set which nobody has initiated.</summary>
    public static async Task<MongoServer> StartUninitiatedAsync()
    {
        var program = GuardedProcess.FindOnPath(Program);
        Rings.Require(program is not null ? null : $"No MongoDB of its own: there is no {Program} on the PATH.");
        var folder = GuardedProcess.NewFolder("mongo");
        var port = GuardedProcess.FreePorts(1)[0];
        var process = Launch(program!, folder, port, []);
        using var client = ReplicaSetOfOne.Connect(Host, port);
        await PollAsync(process, folder, () => ReplicaSetOfOne.AnswersAsync(client)).ConfigureAwait(false);
        return new MongoServer($"mongodb://{Host}:{port}/?replicaSet={ReplicaSetOfOne.Name}", folder, port, []) { _process = process };
    }

    /// <summary>A database name that no other test uses.</summary>
    public string NewDatabase() => $"cycline_test_{Guid.NewGuid():N}";

    /// <summary>Kills the server as a crash would (kill -9) and waits until it is gone. Only for an own one.</summary>
    public async Task KillAsync()
    {
        var process = Own();
        await process.SignalAsync("KILL").ConfigureAwait(false);
        await process.WaitAsync().ConfigureAwait(false);
    }

    /// <summary>Starts the server again on the same port and folder and waits until it accepts writes. Only for an own one.</summary>
    public async Task StartAsync()
    {
        var stopped = Own();
        if (!stopped.HasExited)
        {
            throw new InvalidOperationException("The server still runs.");
        }

        _process = Launch(GuardedProcess.FindOnPath(Program)!, _folder!, _port, _more);
        await WaitForPrimaryAsync(_process, _port, _folder!).ConfigureAwait(false);
    }

    /// <summary>Stops an own server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync().ConfigureAwait(false);
            GuardedProcess.RemoveFolder(_folder!);
        }
    }

    private static Task<MongoServer> CreateSharedAsync() =>
        Named is { } uri ? Task.FromResult(new MongoServer(uri, null, 0, [])) : CreateAsync(GuardedProcess.FindOnPath(Program)!);

    private static async Task<MongoServer> CreateAsync(string program, bool withUsers = false, IReadOnlyList<string>? more = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = GuardedProcess.NewFolder("mongo");
            var port = GuardedProcess.FreePorts(1)[0];
            IReadOnlyList<string> options = [.. more ?? [], .. withUsers ? ["--keyFile", await KeyAsync(folder).ConfigureAwait(false)] : Array.Empty<string>()];
            var process = Launch(program, folder, port, options);
            try
            {
                await InitiateAsync(process, port, folder).ConfigureAwait(false);
                await WaitForPrimaryAsync(process, port, folder).ConfigureAwait(false);
                return new MongoServer($"mongodb://{Host}:{port}/?replicaSet={ReplicaSetOfOne.Name}", folder, port, options) { _process = process };
            }
            catch (ServerNotStartedException) when (attempt < Attempts)
            {
                // Another process may have taken the port between the look and the start.
                await process.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<string> KeyAsync(string folder)
    {
        var key = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(96))).ConfigureAwait(false);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead); // The server takes no key that others may read.
        }

        return key;
    }

    internal static GuardedProcess Launch(string program, string folder, int port, IReadOnlyList<string> more)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        return GuardedProcess.Start(folder, Path.Combine(folder, "mongod.log"),
        [
            program, "--dbpath", Path.Combine(folder, "data"), "--port", $"{port}", "--bind_ip", Host, "--nounixsocket",
            "--replSet", ReplicaSetOfOne.Name, "--wiredTigerCacheSizeGB", "0.25", "--setParameter", "diagnosticDataCollectionEnabled=false",
            .. more,
        ]);
    }

    private static async Task InitiateAsync(GuardedProcess process, int port, string folder)
    {
        using var client = ReplicaSetOfOne.Connect(Host, port);
        await PollAsync(process, folder, () => ReplicaSetOfOne.AnswersAsync(client)).ConfigureAwait(false);
        await ReplicaSetOfOne.InitiateAsync(client, $"{Host}:{port}").ConfigureAwait(false);
    }

    private static async Task WaitForPrimaryAsync(GuardedProcess process, int port, string folder)
    {
        using var client = ReplicaSetOfOne.Connect(Host, port);
        await PollAsync(process, folder, () => ReplicaSetOfOne.IsPrimaryAsync(client)).ConfigureAwait(false);
    }

    internal static async Task PollAsync(GuardedProcess process, string folder, Func<Task<bool>> isReady)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                if (await isReady().ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (Exception e) when (e is TimeoutException or MongoException && !process.HasExited && clock.Elapsed < StartTimeout)
            {
                // Not listening yet.
            }

            if (process.HasExited || clock.Elapsed > StartTimeout)
            {
                throw new ServerNotStartedException(Program, Path.Combine(folder, "mongod.log"));
            }

            await Task.Delay(20).ConfigureAwait(false);
        }
    }

    private GuardedProcess Own() =>
        _process ?? throw new InvalidOperationException("Only a server that this process started can be killed and started.");
}
