using System.Diagnostics;
using System.Security.Cryptography;
using CyclinE.Artifacts.Sqlite;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Units;
using CyclinE.Pipeline.Tests;

namespace CyclinE.Faults.Tests.Kills;

/// <summary><c>cycline run</c> as a process of its own that is killed and started again on the same folder.</summary>
internal sealed class KilledRun(string sheet) : IDisposable
{
    private const string Name = "batch";

    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-killed-").FullName;

    /// <summary>What the ledger shows.</summary>
    public RunProgress Progress => RunProgress.Read(_folder);

    /// <summary>Starts the run and kills it (SIGKILL) at a moment; false where it ended before.</summary>
    public async Task<bool> KillAsync(KillAim aim, CancellationToken cancellationToken)
    {
        var before = Progress;
        using var run = Start();
        var read = DrainAsync(run);
        while (!run.HasExited && !aim.IsReached(Progress, before))
        {
            await Task.Delay(1, cancellationToken);
        }

        await Task.Delay(aim.Delay, cancellationToken);
        var killed = !run.HasExited;
        run.Kill();
        await run.WaitForExitAsync(cancellationToken);
        await read;
        return killed && run.ExitCode != ExitCodes.Success;
    }

    /// <summary>Starts the run and lets it end: its exit code and what it said.</summary>
    public async Task<(int Code, string Said)> EndAsync(CancellationToken cancellationToken)
    {
        using var run = Start();
        var read = DrainAsync(run);
        await run.WaitForExitAsync(cancellationToken);
        return (run.ExitCode, await read);
    }

    /// <summary>State, artifact and content hash of every result of every unit.</summary>
    public async Task<IReadOnlyList<string>> ResultsAsync(CancellationToken cancellationToken)
    {
        await using var store = SqliteStore.Open(LocalPipeline.StoreFolder(_folder));
        return await Results.OfAsync(store.Ledger, new BatchId(Name, 1), cancellationToken);
    }

    /// <summary>Name and hash of every table that it left.</summary>
    public IReadOnlyList<string> Tables() =>
        [.. Directory.EnumerateFiles(_folder, "*.tsv").Concat(Directory.EnumerateFiles(_folder, "*.seg")).Concat(Directory.EnumerateFiles(_folder, "*.vcf"))
            .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}")
            .Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> DrainAsync(Process run)
    {
        var said = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        return string.Concat(said);
    }

    private Process Start()
    {
        // artifacts/bin/CyclinE.X/debug → artifacts/bin/CyclinE.Cli/debug
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(here.Parent!.Parent!.FullName, "CyclinE.Cli", here.Name, "CyclinE.Cli.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "run", sheet, "--out", _folder, "--name", Name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
