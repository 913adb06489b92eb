using CyclinE.Artifacts;
using CyclinE.Batches;
using CyclinE.Genomics;
using CyclinE.Hosting;

namespace CyclinE.Cli;

/// <summary>From a sheet to a frozen plan: the one way in for <c>run</c>, <c>submit</c>, <c>validate</c> and the tests.</summary>
public static class PlanMaker
{
    /// <summary>Reads and checks a sheet and freezes its plan.</summary>
    /// <param name="request">The sheet and what was said about it.</param>
    /// <param name="files">The raw files, to warn of missing ones and to note their size and time.</param>
    /// <param name="root">Named root of the files.</param>
    /// <param name="lookInside">True to name the samples of files that hold many, which takes reading them.</param>
    /// <exception cref="InvalidInputException">The sheet or the gene file cannot be read, or an option is wrong.</exception>
    /// <exception cref="UsageException">The batch cannot have this name.</exception>
    public static PlannedBatch Make(SheetRequest request, IInputFiles files, string root, bool lookInside = false)
    {
        if (!request.Sheet.Exists)
        {
            throw Directory.Exists(request.Sheet.FullName)
                ? new InvalidInputException("sheet-is-folder", "This is a folder.", request.Sheet.FullName, "Name the sample sheet in it: a CSV or TSV file with one row per array.")
                : new InvalidInputException("missing-sheet", "The sheet is not there.", request.Sheet.FullName, "Name the sample sheet: a CSV or TSV file with one row per array.");
        }

        SheetResult sheet;
        using (var stream = request.Sheet.OpenRead())
        {
            sheet = SheetReader.Read(stream, request.Sheet.Name);
        }

        var genes = request.Genes is null ? null : ReadGenes(request.Genes);
        sheet = SheetValidator.Validate(
            sheet, files, root, new ValidationContext { Build = request.Build, HasGenes = genes is not null, MinArrays = request.MinArrays });
        if (lookInside && sheet.Sheet is not null)
        {
            sheet = sheet with { Problems = [.. sheet.Problems, .. SampleChecks.Find(sheet.Sheet, files, root)] };
        }

        if (!sheet.IsValid)
        {
            return new PlannedBatch(null, [], request.Sheet.Name, sheet.Problems);
        }

        var table = ArtifactCodec.EncodeByContent(
            genes is null ? GeneTableArtifact.BuiltIn() : GeneTableArtifact.OfUser(genes, request.Build), ProducerProfile.Of("cli"));
        var plan = PlanBuilder.Build(new PlanRequest
        {
            Name = NameOf(request),
            Sheet = sheet,
            Root = root,
            OptionRecords = AllStages.Bus().StageOptions,
            Options = request.Options().ToDictionary(o => o.Key, o => (IReadOnlyDictionary<string, string>)o.Value, StringComparer.Ordinal),
            With = request.With,
            Build = request.Build,
            Tables = new Dictionary<string, string> { [GeneTableArtifact.Role] = table.Manifest.Id },
            MinArrays = request.MinArrays,
            Synthetic = sheet.Sheet!.Synthetic,
        });
        return new PlannedBatch(plan, [table], request.Sheet.Name, sheet.Problems);
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

    private static GeneTable ReadGenes(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new InvalidInputException("missing-genes", "The gene file is not there.", file.FullName, "Name a BED file with --genes.");
        }

        using var reader = file.OpenText();
        return GeneTable.FromBed(reader, file.Name);
    }
}
