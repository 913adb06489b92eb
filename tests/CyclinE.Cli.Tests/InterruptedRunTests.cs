using System.Diagnostics;
using System.Globalization;
using System.Text;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Tests;

/// <summary><c>run</c> as a process of its own, ended in the middle and started again.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private const int Arrays = 24;
    private const string Interrupted = "interrupted; start 'cycline run' again with the same sheet and --out to go on";
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-interrupted-").FullName;

    private string Out => Path.Combine(_folder, "out");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Killed_it_resumes_interrupted_it_says_how_to_go_on_and_a_second_one_is_refused()
    {
        var sheet = WriteStudy();
        using (var held = await HoldAsync(sheet))
        {
            var killed = held.Run;
            var second = await Typed.Async("run", sheet, "--out", Out);
            Assert.Equal(ExitCodes.InvalidInput, second.Code);
            Assert.Contains($"process {killed.Id} on", second.Messages, StringComparison.Ordinal);
            Assert.DoesNotContain("interrupted", await StatusAsync(), StringComparison.Ordinal);
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains(Interrupted, await StatusAsync(), StringComparison.Ordinal);
        using (var held = await HoldAsync(sheet))
        {
            var interrupted = held.Run;
            Process.Start("kill", [Signal(), interrupted.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            await SaysAsync(interrupted, "Interrupted"); // It has heard, and cannot have ended before.
            held.Release();
            var said = await interrupted.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await interrupted.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(ExitCodes.Interrupted, interrupted.ExitCode);
            Assert.Contains("Start the same command again", said, StringComparison.Ordinal);
            Assert.Equal([".cycline"], Directory.EnumerateFileSystemEntries(Out).Select(Path.GetFileName));
        }

        Assert.Contains(Interrupted, await StatusAsync(), StringComparison.Ordinal);
        var resumed = await Typed.Async("run", sheet, "--out", Out);
        Assert.Equal(ExitCodes.Success, resumed.Code);
        Assert.Contains($"{Arrays} arrays submitted = {Arrays} called", resumed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("interrupted", await StatusAsync(), StringComparison.Ordinal);
        Assert.Contains("0 to compute", (await Typed.Async("run", sheet, "--out", Out, "--dry-run")).Output, StringComparison.Ordinal);
    }

    /// <summary>What <c>status</c> says of the folder, in one line: terminals wrap.</summary>
    private async Task<string> StatusAsync()
    {
        var status = await Typed.Async("status", "--in", Out);
        Assert.Equal(ExitCodes.Success, status.Code);
        return string.Join(' ', status.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// Starts a run and holds it in its middle: while this process is writing to its store the run can end nothing. One that
    /// was quicker than this process is begun anew.
    /// </summary>
    private async Task<HeldRun> HoldAsync(string sheet)
    {
        while (true)
        {
            var run = Start(sheet);
            await SaysAsync(run, "submitted");
            while (!run.HasExited)
            {
                if (HeldRun.TryHold(run, Path.Combine(Out, ".cycline", "store.db")) is { } held)
                {
                    return held;
                }

                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.Equal(ExitCodes.Success, run.ExitCode);
            run.Dispose();
            Directory.Delete(Out, recursive: true);
        }
    }

    private Process Start(string sheet)
    {
        // artifacts/bin/CyclinE.Cli.Tests/debug → artifacts/bin/CyclinE.Cli/debug
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(here.Parent!.Parent!.FullName, "CyclinE.Cli", here.Name, "CyclinE.Cli.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "run", sheet, "--out", Out]) { RedirectStandardError = true })!;
    }

    /// <summary>What Ctrl-C sends; where a shell in the background made its children deaf to it, what `kill` sends.</summary>
    private static string Signal()
    {
        var ignored = !OperatingSystem.IsLinux() ? "0"
            : File.ReadLines("/proc/self/status").Single(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1];
        return (Convert.ToUInt64(ignored, 16) & 2) == 0 ? "-INT" : "-TERM"; // SIGINT is 2, hence the second bit.
    }

    /// <summary>Until it says so on stderr.</summary>
    private static async Task SaysAsync(Process run, string word)
    {
        while (await run.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(word, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The run ended before it said '{word}'.");
    }

    private string WriteStudy()
    {
        var sheet = new StringBuilder("array,sample,file,build\n");
        var random = new Random(1);
        for (var k = 0; k < Arrays; k++)
        {
            var text = new StringBuilder("chromosome\tposition\tlog2\n");
            for (var i = 0; i < 22 * 600; i++)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{1 + (i / 600)}\t{70_000 * (1 + (i % 600))}\t{(random.NextDouble() + random.NextDouble() - 1) * 0.3:0.0000}\n");
            }

            File.WriteAllText(Path.Combine(_folder, $"{k}.tsv"), text.ToString());
            sheet.Append(CultureInfo.InvariantCulture, $"A{k},s{k},{k}.tsv,hg19\n");
        }

        var path = Path.Combine(_folder, "sheet.csv");
        File.WriteAllText(path, sheet.ToString());
        return path;
    }
}
