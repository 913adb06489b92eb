namespace CyclinE.Cli.Planning;

/// <summary>Where a folder lies within a root.</summary>
public static class RootPath
{
    /// <summary>The path with forward slashes, empty for the root itself; null where the folder lies elsewhere.</summary>
    public static string? Below(string root, string folder)
    {
        var path = Path.GetRelativePath(root, folder);
        return path == "." ? string.Empty
            : Path.IsPathRooted(path) || path.Split(Path.DirectorySeparatorChar)[0] == ".." ? null
            : path.Replace(Path.DirectorySeparatorChar, '/');
    }
}
