using CyclinE.Artifacts.Files;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Portal.Batches;

namespace CyclinE.Cli.Portal;

/// <summary>Sheets that come in by the portal: text, or a file below a root. Nothing is read from outside the roots.</summary>
/// <param name="roots">Folders by root name.</param>
internal sealed class SheetIntake(IReadOnlyDictionary<string, string> roots)
{
    private readonly RootedFiles _files = new(roots);

    /// <summary>Folders by root name.</summary>
    public IReadOnlyDictionary<string, string> Roots => roots;

    /// <summary>The array files below the roots.</summary>
    public RootedFiles Files => _files;

    /// <summary>Plans a sheet; text stands in a file of its own only while it is read.</summary>
    /// <exception cref="InvalidInputException">The sheet cannot be read, or its path leaves the root.</exception>
    public T With<T>(PortalSheet sheet, Func<PlannedBatch, T> use)
    {
        if (!roots.TryGetValue(sheet.Root, out var root))
        {
            throw new InvalidInputException("unknown-root", $"There is no root '{sheet.Root}' here.", "root",
                $"Name one of: {string.Join(", ", roots.Keys.DefaultIfEmpty("none"))}.");
        }

        if (sheet.Text is { } text)
        {
            var folder = Directory.CreateTempSubdirectory("cycline-sheet");
            try
            {
                var file = new FileInfo(Path.Combine(folder.FullName, "sheet.csv"));
                File.WriteAllText(file.FullName, text);
                return use(Make(new SheetRequest { Sheet = file, Name = sheet.Name ?? "sheet", Build = sheet.Build, Folder = root }, sheet.Root, string.Empty));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        var path = sheet.Path
            ?? throw new InvalidInputException("no-sheet", "There is no sheet.", "sheet", "Paste one, upload one, or name one below the root.");
        using (_files.Open(new InputRef(sheet.Root, path)))
        {
            // Whether it is there, a regular file, and below its root, is the port's to say.
        }

        var real = new FileInfo(Path.GetFullPath(Path.Combine(root, path)));
        var request = new SheetRequest { Sheet = real, Name = sheet.Name, Build = sheet.Build };
        return use(Make(request, sheet.Root, RootPath.Below(Path.GetFullPath(root), request.Folder)!));
    }

    private static PlannedBatch Make(SheetRequest request, string root, string below) =>
        PlanMaker.Make(request, new RootedFiles(new Dictionary<string, string> { [root] = request.Folder }), root).Below(below);
}
