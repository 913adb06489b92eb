using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CyclinE.Testing.Servers;

/// <summary>
/// A server process that cannot outlive this one: a small shell is its parent and reads a pipe whose other end this
/// process holds. When the pipe closes, by <see cref="DisposeAsync"/> or because the test host was killed, the shell kills
/// the server and removes its folder.
/// </summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // The first wait ends early when the trap runs; the second one then sees the server's end.
    private const string Guard = """
        folder=$1; log=$2; shift 2
        closed=
        exec 3<&0
        "$@" </dev/null >>"$log" 2>&1 3<&- &
        server=$!
        trap 'closed=1; kill -9 "$server" 2>/dev/null' USR1
        ( while read -r signal <&3; do kill -"$signal" "$server"; done; kill -USR1 $$ ) >/dev/null 2>&1 &
        reader=$!
        exec 3<&- 2>/dev/null
        wait "$server"; code=$?
        if [ -n "$closed" ]; then wait "$server" 2>/dev/null; fi
        kill -9 "$reader" 2>/dev/null
        if [ -n "$closed" ] && [ -n "$folder" ]; then rm -rf "$folder"; fi
        exit "$code"
        """;

    private readonly Process _shell;

    private GuardedProcess(Process shell) => _shell = shell;

    /// <summary>True once the server has ended.</summary>
    public bool HasExited => _shell.HasExited;

    /// <summary>Starts a server.</summary>
    /// <param name="folder">Removed with the server when this process ends; null where another process owns it.</param>
    /// <param name="log">File that gets the server's output.</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    public static GuardedProcess Start(
        string? folder, string log, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        // Of its own session, so that what ends the test host's process group leaves the guard to clean up.
        var setsid = FindOnPath("setsid");
        var start = new ProcessStartInfo(setsid ?? "sh") { RedirectStandardInput = true, UseShellExecute = false };
        string[] prefix = setsid is null ? ["-c", Guard, "guard", folder ?? "", log] : ["sh", "-c", Guard, "guard", folder ?? "", log];
        foreach (var argument in prefix.Concat(command))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new GuardedProcess(Process.Start(start) ?? throw new InvalidOperationException("The guard did not start."));
    }

    /// <summary>The full path of a program on the PATH; null where it is not there.</summary>
    public static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Loopback ports that are free now, all different.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = new TcpListener[count];
        for (var i = 0; i < count; i++)
        {
            listeners[i] = new TcpListener(IPAddress.Loopback, 0);
            listeners[i].Start();
        }

        var ports = Array.ConvertAll(listeners, l => ((IPEndPoint)l.LocalEndpoint).Port);
        Array.ForEach(listeners, l => l.Stop());
        return ports;
    }

    /// <summary>A new empty folder for a server.</summary>
    public static string NewFolder(string server) => Directory.CreateTempSubdirectory($"cycline-{server}-").FullName;

    /// <summary>Removes a server's folder; a guard that ended with its server may have done so already.</summary>
    public static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Sends the server a signal (<c>TERM</c>, <c>KILL</c>, <c>STOP</c>, …) and returns at once.</summary>
    public async Task SignalAsync(string signal)
    {
        await _shell.StandardInput.WriteLineAsync(signal).ConfigureAwait(false);
        await _shell.StandardInput.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until the server has ended.</summary>
    public Task WaitAsync(CancellationToken cancellationToken = default) => _shell.WaitForExitAsync(cancellationToken);

    /// <summary>Kills the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().ConfigureAwait(false);
        _shell.Dispose();
    }
}
