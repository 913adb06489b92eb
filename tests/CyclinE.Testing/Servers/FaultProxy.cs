using System.Net.Http.Json;

namespace CyclinE.Testing.Servers;

/// <summary>
/// A network between workers and their servers that can be cut, frozen, reset and slowed down: a real proxy (Toxiproxy), found as
/// <c>toxiproxy-server</c> on the PATH.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private const string Program = "toxiproxy-server";
    private const string Host = "127.0.0.1";

    private readonly string _folder;
    private readonly GuardedProcess _process;
    private readonly HttpClient _api;

    private FaultProxy(string folder, GuardedProcess process, HttpClient api) => (_folder, _process, _api) = (folder, process, api);

    /// <summary>The links, each to one server.</summary>
    public IReadOnlyDictionary<Link, int> Ports { get; private set; } = new Dictionary<Link, int>();

    /// <summary>Starts it with a link to each server; skips the test where there is no such program.</summary>
    public static async Task<FaultProxy> StartAsync(RabbitMqServer rabbit, MongoServer mongo)
    {
        var program = GuardedProcess.FindOnPath(Program);
        Rings.Require(program is not null ? null : $"No network to disturb: there is no {Program} on the PATH.");
        var folder = GuardedProcess.NewFolder("network");
        var ports = GuardedProcess.FreePorts(3);
        var process = GuardedProcess.Start(folder, Path.Combine(folder, "output"), [program!, "-host", Host, "-port", $"{ports[0]}"]);
        var proxy = new FaultProxy(folder, process, new HttpClient { BaseAddress = new Uri($"http://{Host}:{ports[0]}/") })
        {
            Ports = new Dictionary<Link, int> { [Link.Broker] = ports[1], [Link.Database] = ports[2] },
        };
        await proxy.UntilItAnswersAsync().ConfigureAwait(false);
        await proxy.PostAsync("proxies", Described(Link.Broker, ports[1], rabbit.AmqpUri.Port)).ConfigureAwait(false);
        await proxy.PostAsync("proxies", Described(Link.Database, ports[2], new Uri(mongo.Uri).Port)).ConfigureAwait(false);
        return proxy;
    }

    /// <summary>The broker's address through this network.</summary>
    public Uri Broker(Uri address) => new UriBuilder(address) { Port = Ports[Link.Broker] }.Uri;

    /// <summary>The database's address through this network: the one member is asked directly, for it tells its real address.</summary>
    public string Database() => $"mongodb://{Host}:{Ports[Link.Database]}/?directConnection=true";

    /// <summary>Connections break at once, new ones are refused.</summary>
    public async Task CutAsync(Link link, TimeSpan time)
    {
        await EnableAsync(link, false).ConfigureAwait(false);
        await Task.Delay(time).ConfigureAwait(false);
        await EnableAsync(link, true).ConfigureAwait(false);
    }

    /// <summary>Nothing comes through in either direction and nobody is told (half-open connections); in the end they break.</summary>
    public async Task FreezeAsync(Link link, TimeSpan time)
    {
        await PoisonAsync(link, "timeout", new { timeout = 0 }).ConfigureAwait(false);
        await Task.Delay(time).ConfigureAwait(false);
        await EnableAsync(link, false).ConfigureAwait(false);
        await HealAsync(link, "timeout").ConfigureAwait(false);
        await EnableAsync(link, true).ConfigureAwait(false);
    }

    /// <summary>Connections are reset.</summary>
    public async Task ResetAsync(Link link, TimeSpan time)
    {
        await PoisonAsync(link, "reset_peer", new { timeout = 0 }).ConfigureAwait(false);
        await Task.Delay(time).ConfigureAwait(false);
        await HealAsync(link, "reset_peer").ConfigureAwait(false);
    }

    /// <summary>Everything takes half a second more, give or take.</summary>
    public async Task SlowAsync(Link link, TimeSpan time)
    {
        await PoisonAsync(link, "latency", new { latency = 400, jitter = 300 }).ConfigureAwait(false);
        await Task.Delay(time).ConfigureAwait(false);
        await HealAsync(link, "latency").ConfigureAwait(false);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _process.DisposeAsync().ConfigureAwait(false);
        GuardedProcess.RemoveFolder(_folder);
    }

    private static object Described(Link link, int listen, int upstream) =>
        new { name = NameOf(link), listen = $"{Host}:{listen}", upstream = $"{Host}:{upstream}", enabled = true };

    private static string NameOf(Link link) => link.ToString().ToLowerInvariant();

    private Task EnableAsync(Link link, bool enabled) => PostAsync($"proxies/{NameOf(link)}", new { enabled });

    private async Task PoisonAsync(Link link, string type, object attributes)
    {
        foreach (var stream in new[] { "upstream", "downstream" })
        {
            await PostAsync($"proxies/{NameOf(link)}/toxics", new { name = $"{type}-{stream}", type, stream, attributes }).ConfigureAwait(false);
        }
    }

    private async Task HealAsync(Link link, string type)
    {
        foreach (var stream in new[] { "upstream", "downstream" })
        {
            using var answer = await _api.DeleteAsync(new Uri($"proxies/{NameOf(link)}/toxics/{type}-{stream}", UriKind.Relative)).ConfigureAwait(false);
            answer.EnsureSuccessStatusCode();
        }
    }

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _api.PostAsJsonAsync(path, body).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private async Task UntilItAnswersAsync()
    {
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await _api.GetAsync(new Uri("version", UriKind.Relative)).ConfigureAwait(false);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20).ConfigureAwait(false); // Not listening yet.
            }
        }

        throw new ServerNotStartedException(Program, Path.Combine(_folder, "output"));
    }
}

/// <summary>What a link of <see cref="FaultProxy"/> leads to.</summary>
public enum Link
{
    /// <summary>The broker.</summary>
    Broker,

    /// <summary>The database.</summary>
    Database,
}
