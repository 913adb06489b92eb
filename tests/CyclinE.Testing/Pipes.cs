using System.Diagnostics;
using Xunit;

namespace CyclinE.Testing;

/// <summary>Named pipes, which whoever opens them waits at for a writer.</summary>
public static class Pipes
{
    /// <summary>Makes one; skips the test where the system has none.</summary>
    public static string Make(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This system has no named pipes in folders.");
        using var process = Process.Start("mkfifo", path);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return path;
    }
}
