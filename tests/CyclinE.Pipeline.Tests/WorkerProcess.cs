using System.Diagnostics;

namespace CyclinE.Pipeline.Tests;

/// <summary>One worker as an operating-system process, started from its built output.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly string _service;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly string _log;
    private readonly string _project;
    private Process? _process;

    public WorkerProcess(string service, IReadOnlyDictionary<string, string> environment, string logFolder, string? project = null)
    {
        _project = project ?? $"CyclinE.{service}.Worker";
        _service = service;
        _environment = environment;
        _log = Path.Combine(logFolder, service + ".log");
    }

    public string Service => _service;

    public bool IsRunning => _process is { HasExited: false };

    public long PeakMemory { get; private set; }

    public void Start()
    {
        // artifacts/bin/CyclinE.Pipeline.Tests/debug → artifacts/bin/CyclinE.X.Worker/debug
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(here.Parent!.Parent!.FullName, _project, here.Name, _project + ".dll");
        Assert.True(File.Exists(program), $"{program} is not built.");

        // The shell ends the worker when the test host goes away, however it goes away.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "exec dotnet \"$0\" >>\"$1\" 2>&1", program, _log },
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["CYCLINE__Slots"] = "1";
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
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

    public void Measure()
    {
        if (_process is { HasExited: false } process)
        {
            process.Refresh();
            PeakMemory = Math.Max(PeakMemory, process.PeakWorkingSet64);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }
}
