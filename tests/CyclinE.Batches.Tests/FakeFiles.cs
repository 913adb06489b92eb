using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Tests;

/// <summary>Files of one root, by path, with their size; all were written at the same time.</summary>
internal sealed class FakeFiles(params (string Path, long Size)[] files) : IInputFiles
{
    public static readonly DateTime Written = new(2026, 3, 1, 12, 30, 0, DateTimeKind.Utc);

    public IReadOnlyCollection<string> Roots => [SheetText.Root];

    public Stream Open(InputRef input) =>
        Stat(input) is { } stat
            ? new MemoryStream(new byte[stat.Size])
            : throw new InvalidInputException("missing-file", "The file is not there.", input.Path, "Put it below the root.");

    public (long Size, DateTime Modified)? Stat(InputRef input)
    {
        if (input.Root != SheetText.Root)
        {
            throw new InvalidInputException("unknown-root", $"No root '{input.Root}' is mounted here.", input.Path, "Mount it.");
        }

        if (input.Path.StartsWith("link/", StringComparison.Ordinal))
        {
            throw new InvalidInputException("path-leaves-root", "The path leads out of its root.", input.Path, "Keep array files below the root.");
        }

        return files.FirstOrDefault(f => f.Path == input.Path) is { Path: not null } file ? (file.Size, Written) : null;
    }
}
