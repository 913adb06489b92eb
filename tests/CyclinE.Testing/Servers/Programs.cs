using System.Diagnostics;

namespace CyclinE.Testing.Servers;

/// <summary>Programs of other projects that tests use where they are on the PATH.</summary>
public static class Programs
{
    /// <summary>The full path of a program on the PATH; null where it is not there.</summary>
    public static string? Find(string program) => GuardedProcess.FindOnPath(program);

    /// <summary>The full path; skips the test with the reason where it is not on the PATH.</summary>
    public static string Require(string program)
    {
        var found = Find(program);
        Xunit.Assert.SkipWhen(found is null, $"There is no {program} on the PATH.");
        return found;
    }

    /// <summary>Loopback ports that are free now, all different.</summary>
    public static int[] FreePorts(int count) => GuardedProcess.FreePorts(count);

    /// <summary>Runs a program to its end and gives its exit code and all that it printed.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> arguments, string? input = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
