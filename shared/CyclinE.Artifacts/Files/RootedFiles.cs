using CyclinE.Contracts;
using CyclinE.Genomics;

namespace CyclinE.Artifacts;

/// <summary>Raw files in folders of this machine. A path never leaves its root, not through <c>..</c> and not through a link.</summary>
public sealed class RootedFiles : IInputFiles
{
    private const int BufferSize = 1 << 16;

    /// <summary>Links in one path, as on Linux.</summary>
    private const int MostLinks = 40;
    private readonly IReadOnlyDictionary<string, string> _roots;

    /// <summary>Makes the port.</summary>
    /// <param name="roots">Folders by name.</param>
    public RootedFiles(IReadOnlyDictionary<string, string> roots) =>
        _roots = roots.ToDictionary(r => r.Key, r => Path.GetFullPath(r.Value), StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Roots => [.. _roots.Keys];

    /// <inheritdoc/>
    public Stream Open(InputRef input)
    {
        var path = Resolve(input);
        if (Directory.Exists(path))
        {
            throw new InvalidInputException("not-a-file", "This is a folder.", input.Path, "Name the array file in the sheet's column 'file'.");
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException(
                "missing-file", "The file is not there.", input.Path, $"Put it below the root '{input.Root}', or mend the sheet's column 'file'.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                "unreadable-file", "The file may not be read by this process.", input.Path, "Give the user that runs the ingest worker permission to read it.");
        }
    }

    /// <inheritdoc/>
    public (long Size, DateTime Modified)? Stat(InputRef input)
    {
        var file = new FileInfo(Resolve(input));
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
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

        return real;
    }

    /// <summary>The path with every link in it followed, folders' links too; what does not exist is left as it is.</summary>
    private static string RealPath(string path)
    {
        var real = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(Parts(path[real.Length..]));
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new InvalidInputException("link-in-a-circle", "The path's links lead round in a circle.", path, "Mend or remove the link.");
            }

            real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
            foreach (var step in Parts(Path.IsPathRooted(target) ? target[real.Length..] : target))
            {
                rest.Push(step);
            }
        }

        return real;

        // Last first, as they go onto the stack.
        static IEnumerable<string> Parts(string text) =>
            text.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
                .Where(p => p != ".")
                .Reverse();
    }

    private static bool Below(string root, string path) =>
        path.StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
