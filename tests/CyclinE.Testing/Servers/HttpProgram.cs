using System.Diagnostics;

namespace CyclinE.Testing.Servers;

/// <summary>A program that answers HTTP on a loopback port while a test needs it, with a folder of its own.</summary>
public sealed class HttpProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);
    private readonly GuardedProcess _process;
    private readonly string _folder;

    private HttpProgram(GuardedProcess process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="port">The port on which it answers.</param>
    /// <param name="ready">The path that answers with success once it is ready.</param>
    /// <param name="arguments">Its arguments, for a folder that is its own.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    public static async Task<HttpProgram> StartAsync(
        string program, int port, string ready, Func<string, IEnumerable<string>> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var folder = GuardedProcess.NewFolder(Path.GetFileName(program));
        var log = Path.Combine(folder, "output");
        var address = new Uri($"http://127.0.0.1:{port}/");
        var process = GuardedProcess.Start(folder, log, [program, .. arguments(folder)], environment);
        using var http = new HttpClient { BaseAddress = address };
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var answer = await http.GetAsync(ready).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                {
                    return new HttpProgram(process, folder, address);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (process.HasExited || clock.Elapsed > StartTimeout)
            {
                var output = File.Exists(log) ? await File.ReadAllTextAsync(log).ConfigureAwait(false) : string.Empty;
                await process.DisposeAsync().ConfigureAwait(false);
                throw new InvalidOperationException($"{program} did not start: {output}");
            }

            await Task.Delay(50).ConfigureAwait(false);
        }
    }

    /// <summary>Kills it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync().ConfigureAwait(false);
        GuardedProcess.RemoveFolder(_folder);
    }
}
