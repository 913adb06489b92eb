using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.External.Worker;
using CyclinE.External.Worker.Description;
using CyclinE.Genomics.Input;
using CyclinE.Reporting.Tables;

namespace CyclinE.Cli.Planning;

/// <summary>A sheet and what was said about it on the command line.</summary>
public sealed record SheetRequest
{
    /// <summary>The sheet.</summary>
    public required FileInfo Sheet { get; init; }

    /// <summary>Name of the batch.</summary>
    public string? Name { get; init; }

    /// <summary>Genome build.</summary>
    public string? Build { get; init; }

    /// <summary>BED file of genes.</summary>
    public FileInfo? Genes { get; init; }

    /// <summary>BED file of a mask.</summary>
    public FileInfo? Mask { get; init; }

    /// <summary>Whether the column 'reference' is passed over: the pool that it names may be yet to be made.</summary>
    public bool WithoutReferences { get; init; }

    /// <summary>Whether the workers may see files that this machine does not.</summary>
    public bool FilesMayBeElsewhere { get; init; }

    /// <summary>Table of patients joined to the sheet.</summary>
    public FileInfo? Clinical { get; init; }

    /// <summary>The column in which table and sheet meet.</summary>
    public string Key { get; init; } = "patient";

    /// <summary>File of gene symbols to highlight, one a line.</summary>
    public FileInfo? Panel { get; init; }

    /// <summary>The preset of the cohort's analysis, such as <c>study</c>; null where none was named.</summary>
    public string? Design { get; init; }

    /// <summary>Fewest called arrays for a cohort.</summary>
    public int MinArrays { get; init; } = 5;

    /// <summary>Science options as <c>stage.option=value</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Optional stages that take part.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Folders of stages of the user's own.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>What workers announce.</summary>
    public IReadOnlyList<StageDefinition> Announced { get; init; } = [];

    /// <summary>Every stage that may take part, and the folders of those that are the user's own.</summary>
    /// <exception cref="InvalidInputException">A folder holds no stage, or one that does not fit.</exception>
    public (StageCatalog Catalog, IReadOnlyList<StageFolder> Folders) Catalog()
    {
        var (catalog, folders) = Placed();
        foreach (var table in catalog.All.SelectMany(s => (s.Tables ?? []).Select(t => (Stage: s, Table: t))).GroupBy(t => t.Table.Name, StringComparer.Ordinal)
            .Where(g => g.Count() > 1 || StageTables.IsTaken(g.Key)))
        {
            throw new InvalidInputException("table-name-taken", $"There is another table '{table.Key}'.", $"stage {table.Last().Stage.Name}",
                "Give the table another name in its stage.json.");
        }

        return (catalog, folders);
    }

    private (StageCatalog Catalog, IReadOnlyList<StageFolder> Folders) Placed()
    {
        var (catalog, leftOut) = AllStages.Catalog.WithAnnounced(Announced);
        var placed = ExternalStages.Place(catalog, Stages, takePart: true);
        return With.FirstOrDefault(name => placed.Catalog.Find(name) is null && leftOut.ContainsKey(name)) is { } wanted
            ? throw new InvalidInputException(leftOut[wanted])
            : placed;
    }

    /// <summary>Folder below which the array files lie: the sheet's own, unless the sheet came without one.</summary>
    public string Folder
    {
        get => field ?? Sheet.DirectoryName ?? ".";
        init;
    }

    /// <summary>Options by stage.</summary>
    /// <exception cref="UsageException">A <c>--set</c> is not <c>STAGE.OPTION=VALUE</c>.</exception>
    public Dictionary<string, Dictionary<string, string>> Options()
    {
        var options = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var text in Set)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var dot = text.IndexOf('.', StringComparison.Ordinal);
            if (dot <= 0 || equals <= dot + 1)
            {
                throw new UsageException($"--set {text}: expected STAGE.OPTION=VALUE, such as segment-array.penalty=4.");
            }

            var stage = text[..dot];
            if (!options.TryGetValue(stage, out var values))
            {
                options[stage] = values = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            values[text[(dot + 1)..equals]] = text[(equals + 1)..];
        }

        return options;
    }
}
