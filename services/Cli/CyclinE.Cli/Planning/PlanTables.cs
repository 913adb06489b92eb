using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Store;
using CyclinE.Batches.Sheets;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;
using CyclinE.Hosting;
using CyclinE.Ingest.References;

namespace CyclinE.Cli.Planning;

/// <summary>The tables that a plan freezes: genes, mask, and the files that the sheet names beside the arrays.</summary>
internal static class PlanTables
{
    // An artifact is read whole.
    private const long LargestFile = 1L << 30;

    /// <summary>All of them by their role in the plan.</summary>
    /// <exception cref="InvalidInputException">A file cannot be read.</exception>
    public static Dictionary<string, EncodedArtifact> Read(SheetRequest request, ArtifactDraft genes, Sheet sheet, IInputFiles files, string root)
    {
        var drafts = new Dictionary<string, ArtifactDraft>(StringComparer.Ordinal)
        {
            [GeneTableArtifact.Role] = genes,
            [GenomeMaskArtifact.Role] = ReadMask(request, sheet),
        };
        foreach (var (column, path, line) in SheetTables.Of(sheet))
        {
            var where = $"{sheet.Name} line {line}, column {column}";
            var bytes = ReadFile(files, new InputRef(root, path), where);
            if (column == "reference")
            {
                CheckPool(bytes, path, where, BuildOf(request, sheet));
            }

            drafts.Add(Plan.SheetTableRole(column, path), FileArtifact.Of(bytes));
        }

        return drafts.ToDictionary(d => d.Key, d => ArtifactCodec.EncodeByContent(d.Value, ProducerProfile.Of("cli")), StringComparer.Ordinal);
    }

    /// <summary>What is to be said of them.</summary>
    public static IEnumerable<SheetProblem> Remarks(SheetRequest request, string? build, GeneTable? genes)
    {
        if (genes is { Highlighted.Count: 0 })
        {
            yield return new SheetProblem
            {
                Code = "genes-without-panel",
                Severity = SheetSeverity.Warning,
                Value = request.Genes!.Name,
                What = $"None of its {genes.Genes.Count} genes is one of the built-in panel: genes.tsv stays empty.",
                Remedy = "Name the genes that are to stand there with --panel FILE.",
            };
        }

        if (build is not null && !GenomeMask.BuildsWithCentromeres.Contains(build) && request.Mask is null)
        {
            yield return new SheetProblem
            {
                Code = "no-mask",
                Severity = SheetSeverity.Warning,
                Value = build,
                What = $"The centromeres of {build} are not known here: nothing is masked.",
                Remedy = "Give them, or what else is to be masked, with --mask BED.",
            };
        }
    }

    private static ArtifactDraft ReadMask(SheetRequest request, Sheet sheet)
    {
        if (request.Mask is not { } file)
        {
            return GenomeMaskArtifact.BuiltIn();
        }

        using var reader = new StreamReader(NamedFile.Open(file, "missing-mask", "The mask is not there.", "Name a BED file with --mask."));
        return GenomeMaskArtifact.OfUser(GenomeMask.FromBed(reader, file.Name, BuildOf(request, sheet)));
    }

    private static string? BuildOf(SheetRequest request, Sheet sheet) => request.Build ?? sheet.Rows.Select(r => r.Value("build"))
        .FirstOrDefault(b => b is not null);

    private static void CheckPool(byte[] bytes, string path, string where, string? build)
    {
        using var pool = new MemoryStream(bytes, writable: false);
        if (ReferencePool.ReadFacts(pool, $"{where} ({path})").Build is var other && build is not null && GenomeBuild.Of(build).Name != other)
        {
            throw new InvalidInputException("reference-platform", $"The pool {path} is of build {other}, the batch of {GenomeBuild.Of(build).Name}.",
                where, "Name a pool of the same build.");
        }
    }

    private static byte[] ReadFile(IInputFiles files, InputRef input, string where)
    {
        using var stream = files.Open(input);
        if (stream.Length > LargestFile)
        {
            throw new InvalidInputException("table-too-large",
                $"{input.Path} has {stream.Length >> 20} MB; a table or pool may have {LargestFile >> 20}.", where,
                "Leave out columns that are not needed, or compress it.");
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
