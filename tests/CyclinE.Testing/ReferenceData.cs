using Xunit;

namespace CyclinE.Testing;

/// <summary>
/// The folder of reference data: real arrays and truth sets that lie beside the checkout and are never part of it.
/// Found from <c>CYCLINE_REFERENCE_DATA</c>, else as <c>shared/data</c> beside the folder that holds the solution file.
/// </summary>
public static class ReferenceData
{
    private const string Variable = "CYCLINE_REFERENCE_DATA";

    /// <summary>The folder that holds <c>CyclinE.Pipeline.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>The folder of reference data, or null where there is none.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>The full path of a file of the reference data; skips the test, saying where it looked, when it is not there.</summary>
    /// <param name="relativePath">Path below the folder, with forward slashes.</param>
    public static string Require(string relativePath)
    {
        var path = Folder is null ? null : Path.Combine(Folder, relativePath);
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
        {
            Assert.Skip($"Reference data '{relativePath}' not found; looked at {Variable} and at ../shared/data beside {RepositoryRoot}.");
        }

        return path;
    }

    private static string? FindFolder()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var beside = Path.Combine(RepositoryRoot, "..", "shared", "data");
        return !string.IsNullOrEmpty(named) && Directory.Exists(named) ? Path.GetFullPath(named)
            : Directory.Exists(beside) ? Path.GetFullPath(beside)
            : null;
    }

    private static string FindRepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyclinE.Pipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CyclinE.Pipeline.sln above {AppContext.BaseDirectory}.");
    }
}
