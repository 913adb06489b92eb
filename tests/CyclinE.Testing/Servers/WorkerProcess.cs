using System.Diagnostics;
using Xunit;

namespace CyclinE.Testing.Servers;

/// <summary>One worker as an operating-system process, started from its built output.</summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    private readonly string _service;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly string _log;
    private readonly string _project;
    // Of CyclinE.Hosting.BusWatch.
    private const int EndedItself = 30;

    private Process? _process;
    private volatile bool _isDisposed;

    /// <summary>A worker that is not started yet; another project than the service's own, or a program by its full path, stands in for it.</summary>
    public WorkerProcess(string service, IReadOnlyDictionary<string, string> environment, string logFolder, string? project = null)
    {
        _project = project ?? $"CyclinE.{service}.Worker";
        _service = service;
        _environment = environment;
        _log = Path.Combine(logFolder, service + ".log");
    }

    /// <summary>The service.</summary>
    public string Service => _service;

    /// <summary>True while it runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The largest working set seen by <see cref="Measure"/>, in bytes.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Processor time since its start, as of the last <see cref="Measure"/>.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>Starts it, again where it was killed.</summary>
    public void Start()
    {
        var program = Path.IsPathRooted(_project) ? _project : Built(_project);
        Assert.True(File.Exists(program), $"{program} is not built.");

        // The shell ends the worker when the test host goes away, however it goes away.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "exec dotnet \"$0\" >>\"$1\" 2>&1", program, _log },
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["CYCLINE__Slots"] = "1";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) =>
        {
            // A worker that ends itself is started again, as the restart policy of a deployment does.
            if (!_isDisposed && process.ExitCode == EndedItself)
            {
                Start();
            }
        };
        _process = process;
    }

    /// <summary>artifacts/bin/CyclinE.X.Tests/debug → artifacts/bin/CyclinE.X.Worker/debug</summary>
    private static string Built(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, project + ".dll");
    }

    /// <summary>Where it answers, as its log says; waits until it listens.</summary>
    public async Task<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        const string Mark = "Now listening on: ";
        while (true)
        {
            Assert.True(IsRunning, $"{_service} has ended:\n{LogTail()}");
            if (Lines().LastOrDefault(l => l.Contains(Mark, StringComparison.Ordinal)) is { } line)
            {
                var address = line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
                var end = address.IndexOfAny([' ', '"']);
                return new Uri(end < 0 ? address : address[..end]);
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>All that it has logged.</summary>
    public IReadOnlyList<string> Lines()
    {
        if (!File.Exists(_log))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>The end of its log, for the message of a failing test.</summary>
    public string LogTail(int lines = 30) => File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(lines)) : "(no log)";

    /// <summary>Looks at its memory and processor time.</summary>
    public void Measure()
    {
        if (_process is { HasExited: false } process)
        {
            process.Refresh();
            PeakMemory = Math.Max(PeakMemory, process.PeakWorkingSet64);
            ProcessorTime = process.TotalProcessorTime;
        }
    }

    /// <summary>Kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await KillAsync();
        _process?.Dispose();
    }
}
