using System.Diagnostics;
using CyclinE.Benchmarks.Segmentation.Data;

namespace CyclinE.Benchmarks.Segmentation.Peers;

/// <summary>The scripts beside this code, run by R on the arrays of one folder.</summary>
internal static class RSession
{
    private static readonly string[] Single = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>A reason why R cannot be used, or null.</summary>
    public static string? Unavailable { get; } = Missing();

    /// <summary>Runs a script and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">R ended with an error; the message holds what it said.</exception>
    public static string Run(string script, params string[] arguments) =>
        RunFile(Path.Combine(AppContext.BaseDirectory, script.Contains('/', StringComparison.Ordinal) ? script : $"Segmentation/R/{script}"), arguments);

    /// <summary>Runs a script by its path and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">R ended with an error; the message holds what it said.</exception>
    public static string RunFile(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("Rscript")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("--vanilla");
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in Single)
        {
            start.Environment[name] = "1";
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("Rscript did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{script} ended with {process.ExitCode}: {errors.Result}");
    }

    /// <summary>Writes arrays as raw columns for a script; the folder is the caller's to delete.</summary>
    public static string WriteJob(IReadOnlyList<MeasuredArray> arrays)
    {
        var folder = Directory.CreateTempSubdirectory("cycline-r-").FullName;
        File.WriteAllLines(Path.Combine(folder, "arrays.txt"), arrays.Select(a => a.Name));
        foreach (var array in arrays)
        {
            RawColumns.Write(Path.Combine(folder, array.Name), array.Profile);
        }

        return folder;
    }

    private static string? Missing()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            process?.WaitForExit();
            return null;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"Rscript was not found ({exception.Message}): the reference columns stay empty.";
        }
    }
}
