using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Kinds;
using CyclinE.Batches;
using CyclinE.Batches.Clinical;
using CyclinE.Batches.Plans;
using CyclinE.Batches.Sheets;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Input;

namespace CyclinE.Cli.Planning;

/// <summary>From a sheet to a frozen plan: the one way in for <c>run</c>, <c>submit</c>, <c>validate</c> and the tests.</summary>
public static class PlanMaker
{
    /// <summary>Reads and checks a sheet and freezes its plan.</summary>
    /// <param name="request">The sheet and what was said about it.</param>
    /// <param name="files">The raw files, to warn of missing ones and to note their size and time.</param>
    /// <param name="root">Named root of the files.</param>
    /// <param name="lookInside">True to name the samples of files that hold many, which takes reading them.</param>
    /// <exception cref="InvalidInputException">The sheet, the gene file or the panel cannot be read, or an option is wrong.</exception>
    /// <exception cref="UsageException">The batch cannot have this name.</exception>
    public static PlannedBatch Make(SheetRequest request, IInputFiles files, string root, bool lookInside = false)
    {
        if (Directory.Exists(request.Sheet.FullName))
        {
            throw new InvalidInputException("sheet-is-folder", "This is a folder.", request.Sheet.FullName,
                "Name the sample sheet in it: a CSV or TSV file with one row per array.");
        }

        SheetResult sheet;
        using (var stream = NamedFile.Open(request.Sheet, "missing-sheet", "The sheet is not there.",
            "Name the sample sheet: a CSV or TSV file with one row per array."))
        {
            sheet = SheetReader.Read(stream, request.Sheet.Name);
        }

        if (request.WithoutReferences && sheet.Sheet is { } read)
        {
            sheet = sheet with
            {
                Sheet =
                read with { Rows = [.. read.Rows.Select(r => r with { Values = r.Values.Where(v => v.Key != "reference").ToDictionary() })] }
            };
        }

        if (request.Clinical is { } clinical)
        {
            sheet = Join(sheet, clinical, request.Key);
        }

        var panel = request.Panel is null ? null : ReadPanel(request.Panel);
        var genes = request.Genes is null ? null : ReadGenes(request.Genes);
        genes = genes is null ? null : panel?.Highlight([genes])[0] ?? genes;
        sheet = SheetValidator.Validate(
            sheet, files, root, new ValidationContext
            {
                Build = request.Build,
                HasGenes = genes is not null,
                MinArrays = request.MinArrays,
                FilesMayBeElsewhere = request.FilesMayBeElsewhere
            });
        if (lookInside && sheet.Sheet is not null)
        {
            sheet = sheet with { Problems = [.. sheet.Problems, .. SampleChecks.Find(sheet.Sheet, files, root)] };
        }

        if (!sheet.IsValid)
        {
            return new PlannedBatch(null, [], request.Sheet.Name, sheet.Problems);
        }

        StudyDesign.Require(request.Design, sheet);
        var (catalog, folders) = request.Catalog();

        var tables = PlanTables.Read(request, genes is null ? GeneTableArtifact.BuiltIn(panel) : GeneTableArtifact.OfUser(genes, request.Build),
            sheet.Sheet!, files, root);
        var plan = PlanBuilder.Build(new PlanRequest
        {
            Name = NameOf(request),
            Sheet = sheet,
            Root = root,
            Catalog = catalog,
            OptionRecords = AllStages.Bus().StageOptions,
            Options = request.Options().ToDictionary(o => o.Key, o => (IReadOnlyDictionary<string, string>)o.Value, StringComparer.Ordinal),
            With = request.With,
            Build = request.Build,
            Tables = tables.ToDictionary(t => t.Key, t => t.Value.Manifest.Id),
            MinArrays = request.MinArrays,
            Synthetic = sheet.Sheet!.Synthetic,
        });
        return new PlannedBatch(plan, [.. tables.Values], request.Sheet.Name, [.. sheet.Problems, .. PlanTables.Remarks(request, plan.Build, genes)], folders);
    }

    private static string NameOf(SheetRequest request)
    {
        if (request.Name is null)
        {
            return SheetNames.From(Path.GetFileNameWithoutExtension(request.Sheet.Name));
        }

        return SheetNames.IsValid(request.Name)
            ? request.Name
            : throw new UsageException($"--name {request.Name}: a batch is named by letters, digits, '.', '_' and '-'.");
    }

    private static SheetResult Join(SheetResult sheet, FileInfo clinical, string key)
    {
        using var stream = NamedFile.Open(clinical, "missing-clinical", "The clinical table is not there.", "Name a CSV or TSV file with --clinical.");
        return ClinicalTable.Join(sheet, stream, clinical.Name, key);
    }

    private static GenePanel ReadPanel(FileInfo file)
    {
        using var reader = new StreamReader(
            NamedFile.Open(file, "missing-panel", "The panel file is not there.", "Name a file of gene symbols, one a line, with --panel."));
        return GenePanel.Read(reader, file.Name);
    }

    private static GeneTable ReadGenes(FileInfo file)
    {
        using var reader = new StreamReader(NamedFile.Open(file, "missing-genes", "The gene file is not there.", "Name a BED file with --genes."));
        return GeneTable.FromBed(reader, file.Name);
    }
}
