using System.Diagnostics;
using CyclinE.Cli.Output;

namespace CyclinE.Pipeline.Tests;

/// <summary>A run on a disk that is too small for it: a file system in memory, where this user may mount one.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TestStudy _study = TestStudy.Write(6, 0, seed: 22);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-full-").FullName;
    private bool _isMounted;

    public void Dispose()
    {
        if (_isMounted)
        {
            Call("umount", _folder);
        }

        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("40k")]
    [InlineData("400k")]
    public async Task A_full_disk_is_said_and_the_run_goes_on_once_there_is_space(string size)
    {
        _isMounted = OperatingSystem.IsLinux() && Call("mount", "-t", "tmpfs", "-o", $"size={size}", "cycline", _folder) == 0;
        Assert.SkipUnless(_isMounted, "No full disk: this user may not mount a file system.");
        var output = Path.Combine(_folder, "out");

        var full = await LocalRun.RunAsync(_study.Sheet, output);
        Assert.Equal(ExitCodes.Infrastructure, full.Code);
        Assert.Contains("full", full.Messages, StringComparison.Ordinal);
        Assert.Contains("start the same command again", full.Messages, StringComparison.Ordinal);

        Assert.Equal(0, Call("mount", "-o", "remount,size=100m", _folder));
        var again = await LocalRun.RunAsync(_study.Sheet, output);
        Assert.True(again.Code == ExitCodes.Success, again.Messages);
        Assert.Contains("6 arrays submitted = 6 called", again.Output, StringComparison.Ordinal);
    }

    private static int Call(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
