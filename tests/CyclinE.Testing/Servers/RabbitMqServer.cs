using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace CyclinE.Testing.Servers;

/// <summary>
/// A real RabbitMQ server for tests: the one of <c>CYCLINE_TEST_RABBITMQ</c> (an AMQP URI; behind a space the URL of its
/// management API where that is not port 15672 of the same host), else a <c>rabbitmq-server</c> on the PATH, started as a
/// node of its own on free loopback ports with a temporary folder. These are the only two places it knows.
/// </summary>
public sealed partial class RabbitMqServer : IAsyncDisposable
{
    private const string Variable = "CYCLINE_TEST_RABBITMQ";
    private const string Program = "rabbitmq-server";
    private const string Ready = "Server startup complete";
    private const int ManagementPort = 15672;
    private const int Attempts = 3;
    // Between two lines of its log; how long a start takes as a whole is the machine's affair.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<RabbitMqServer>> Shared = new(CreateSharedAsync);

    private readonly RabbitMqNode? _node;
    private GuardedProcess? _process;

    private RabbitMqServer(Uri amqp, Uri management, RabbitMqNode? node) =>
        (AmqpUri, ManagementUri, _node) = (amqp, management, node);

    /// <summary>Why no server can be had here, with the places looked at; null where one can.</summary>
    public static string? Unavailable { get; } =
        Named is not null || FindProgram() is not null ? null
        : $"No RabbitMQ: {Variable} is not set and there is no {Program} on the PATH.";

    /// <summary>Where clients connect; the default virtual host.</summary>
    public Uri AmqpUri { get; }

    /// <summary>The management API, with the user and password of <see cref="AmqpUri"/>.</summary>
    public Uri ManagementUri { get; }

    /// <summary>The port of its metrics for Prometheus. Only for an own one.</summary>
    public int MetricsPort => Own().Node.MetricsPort;

    /// <summary>True for a server that this process started, which can be stopped, killed and started again.</summary>
    public bool IsOwn => _node is not null;

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } uri ? uri : null;

    /// <summary>The server that all tests of this process share; skips the test where there is none. Never stop it.</summary>
    public static async Task<RabbitMqServer> RequireAsync()
    {
        Rings.Require(Unavailable);
        return await Shared.Value.ConfigureAwait(false);
    }

    /// <summary>A server of the caller's own, for tests that stop it; skips the test where there is no <c>rabbitmq-server</c> on the PATH.</summary>
    /// <param name="more">More lines of its configuration.</param>
    public static async Task<RabbitMqServer> StartOwnAsync(string more = "")
    {
        var program = FindProgram();
        Rings.Require(program is not null ? null
            : $"No RabbitMQ of its own: there is no {Program} on the PATH; {Variable} names a shared one, which a test may not stop.");
        return await CreateAsync(program!, more).ConfigureAwait(false);
    }

    /// <summary>Makes a virtual host that no other test uses and gives the URI of it.</summary>
    public async Task<Uri> NewVirtualHostAsync()
    {
        var name = $"test-{Guid.NewGuid():N}";
        using var api = OpenManagement();
        using var host = await api.PutAsync($"api/vhosts/{name}", null).ConfigureAwait(false);
        host.EnsureSuccessStatusCode();
        var user = AmqpUri.UserInfo.Split(':')[0];
        using var all = new StringContent("""{"configure":".*","write":".*","read":".*"}""", Encoding.UTF8, "application/json");
        using var permissions = await api.PutAsync($"api/permissions/{name}/{user}", all).ConfigureAwait(false);
        permissions.EnsureSuccessStatusCode();
        return new UriBuilder(AmqpUri) { Path = name }.Uri;
    }

    /// <summary>A client of the management API with its credentials; paths start with <c>api/</c>.</summary>
    public HttpClient OpenManagement()
    {
        var credentials = Uri.UnescapeDataString(AmqpUri.UserInfo);
        var client = new HttpClient { BaseAddress = new UriBuilder(ManagementUri) { UserName = "", Password = "" }.Uri };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return client;
    }

    /// <summary>Stops the server in order and waits until it is gone. Only for an own one.</summary>
    public Task StopAsync() => EndAsync("TERM");

    /// <summary>Kills the server as a crash would (kill -9) and waits until it is gone. Only for an own one.</summary>
    public Task KillAsync() => EndAsync("KILL");

    /// <summary>Starts the server again on the same ports and data and waits until it accepts clients. Only for an own one.</summary>
    public async Task StartAsync()
    {
        var (stopped, node) = Own();
        if (!stopped.HasExited)
        {
            throw new InvalidOperationException("The server still runs.");
        }

        _process = await LaunchAsync(FindProgram()!, node).ConfigureAwait(false);
    }

    /// <summary>Kills an own server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync().ConfigureAwait(false);
            await _node!.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<RabbitMqServer> CreateSharedAsync()
    {
        if (Named is not { } named)
        {
            return await CreateAsync(FindProgram()!).ConfigureAwait(false);
        }

        var parts = named.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var amqp = new UriBuilder(parts[0]);
        (amqp.UserName, amqp.Password) = amqp.UserName.Length > 0 ? (amqp.UserName, amqp.Password) : ("guest", "guest");
        var management = parts.Length > 1
            ? new UriBuilder(parts[1])
            : new UriBuilder("http", amqp.Host, ManagementPort);
        (management.UserName, management.Password) = (amqp.UserName, amqp.Password);
        return new RabbitMqServer(amqp.Uri, management.Uri, null);
    }

    private static async Task<RabbitMqServer> CreateAsync(string program, string more = "")
    {
        for (var attempt = 1; ; attempt++)
        {
            var node = RabbitMqNode.Create(more);
            try
            {
                var process = await LaunchAsync(program, node).ConfigureAwait(false);
                return new RabbitMqServer(
                    new Uri($"amqp://guest:guest@127.0.0.1:{node.AmqpPort}/"), new Uri($"http://guest:guest@127.0.0.1:{node.ManagementPort}/"), node)
                {
                    _process = process,
                };
            }
            catch (ServerNotStartedException) when (attempt < Attempts)
            {
                // Another process may have taken a port between the look and the start.
                await node.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<GuardedProcess> LaunchAsync(string program, RabbitMqNode node)
    {
        var seen = File.Exists(node.Log) ? new FileInfo(node.Log).Length : 0;
        var process = GuardedProcess.Start(node.Folder, node.Output, [program], node.Environment);
        var (length, clock) = (seen, Stopwatch.StartNew());
        while (!HasStarted(node, seen))
        {
            if (File.Exists(node.Log) && new FileInfo(node.Log).Length is var now && now != length)
            {
                (length, clock) = (now, Stopwatch.StartNew());
            }

            if (process.HasExited || clock.Elapsed > Silence)
            {
                await process.DisposeAsync().ConfigureAwait(false);
                throw new ServerNotStartedException(Program, node.Output);
            }

            await Task.Delay(50).ConfigureAwait(false);
        }

        return process;
    }

    private static bool HasStarted(RabbitMqNode node, long seen)
    {
        if (!File.Exists(node.Log))
        {
            return false;
        }

        using var log = new FileStream(node.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = seen;
        return new StreamReader(log).ReadToEnd().Contains(Ready, StringComparison.Ordinal);
    }

    // A distribution's wrapper changes the user and hides the environment; the script that it starts does neither.
    private static string? FindProgram()
    {
        if (GuardedProcess.FindOnPath(Program) is not { } found)
        {
            return null;
        }

        var script = ScriptPath().Matches(File.ReadAllText(found)).Select(m => m.Value).FirstOrDefault(p => p != found && File.Exists(p));
        return script ?? found;
    }

    [GeneratedRegex(@"(?<![\w$}.-])/[\w./-]+/rabbitmq-server\b")]
    private static partial Regex ScriptPath();

    private async Task EndAsync(string signal)
    {
        var (process, _) = Own();
        await process.SignalAsync(signal).ConfigureAwait(false);
        using var late = new CancellationTokenSource(StopTimeout);
        await process.WaitAsync(late.Token).ConfigureAwait(false);
    }

    private (GuardedProcess Process, RabbitMqNode Node) Own() =>
        _process is { } process && _node is { } node ? (process, node)
        : throw new InvalidOperationException("Only a server that this process started can be stopped and started.");
}
