using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Files;

/// <summary>Raw files in folders of this machine. A path never leaves its root, not through <c>..</c> and not through a link.</summary>
public sealed class RootedFiles : IInputFiles
{
    private const int MostLinks = 40;
    private readonly IReadOnlyDictionary<string, string> _roots;

    /// <summary>Makes the port.</summary>
    /// <param name="roots">Folders by name.</param>
    public RootedFiles(IReadOnlyDictionary<string, string> roots) =>
        _roots = roots.ToDictionary(r => r.Key, r => Path.GetFullPath(r.Value), StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Roots => [.. _roots.Keys];

    /// <inheritdoc/>
    public Stream Open(InputRef input) => RegularFile.Open(Resolve(input), new InputProblem
    {
        Code = "missing-file",
        What = "The file is not there.",
        Where = input.Path,
        Remedy = $"Put it below the root '{input.Root}', or mend the sheet's column 'file'.",
    });

    /// <inheritdoc/>
    public (long Size, DateTime Modified)? Stat(InputRef input)
    {
        var file = new FileInfo(Resolve(input));
        return file.Exists && file.LinkTarget is null && RegularFile.IsRegular(file) ? (file.Length, file.LastWriteTimeUtc) : null;
    }

    private string Resolve(InputRef input)
    {
        if (!_roots.TryGetValue(input.Root, out var root))
        {
            throw new InvalidInputException(
                "unknown-root", $"No root '{input.Root}' is mounted here; there are: {string.Join(", ", _roots.Keys.DefaultIfEmpty("none"))}.",
                input.Path, $"Mount the folder on the ingest workers and name it {input.Root}.");
        }

        var path = Path.GetFullPath(Path.Combine(root, input.Path));
        var real = RealPath(path);
        if (!Below(root, path) || !Below(RealPath(root), real))
        {
            throw new InvalidInputException(
                "path-leaves-root", "The path leads out of its root.", input.Path, $"Keep array files below the root '{input.Root}'.");
        }

        return real; // Of a link, size and time are its own, not the file's.
    }

    /// <summary>The path without links, in folders too. What is not there has no links; a circle of links is followed only so far.</summary>
    public static string RealPath(string path)
    {
        var left = MostLinks;
        return Follow(path, ref left);
    }

    private static string Follow(string path, ref int left)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            var link = new FileInfo(next).LinkTarget; // Of folders as well.
            real = link is null || left-- <= 0 ? next : Follow(Path.GetFullPath(Path.Combine(real, link)), ref left);
        }

        return real;
    }

    private static bool Below(string root, string path) =>
        path.StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>Raw files behind named roots.</summary>
public interface IInputFiles
{
    /// <summary>Names of the roots that this process can read.</summary>
    IReadOnlyCollection<string> Roots { get; }

    /// <summary>Opens a regular file for sequential reading; a pipe, a device or a folder is refused unopened.</summary>
    /// <exception cref="InvalidInputException">The file is not there, or its path leaves the root.</exception>
    Stream Open(InputRef input);

    /// <summary>Size and last write time (UTC); null where no regular file is there.</summary>
    (long Size, DateTime Modified)? Stat(InputRef input);
}
