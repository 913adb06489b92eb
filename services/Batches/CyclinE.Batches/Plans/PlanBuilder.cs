using System.Globalization;
using CyclinE.Batches.Sheets;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Plans;

/// <summary>Freezes a sheet and everything else that decides a number into a plan. The same request gives the same plan, byte for byte.</summary>
public static class PlanBuilder
{
    private static readonly string[] NotAmongColumns = [SheetColumns.Array, SheetColumns.File, SheetColumns.Exclude];

    /// <summary>Makes the plan.</summary>
    /// <exception cref="InvalidInputException">The batch's name, an option, the build or the cohort's size is not acceptable.</exception>
    /// <exception cref="ArgumentException">The sheet has errors: tell them to the user instead.</exception>
    public static Plan Build(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Sheet.IsValid)
        {
            throw new ArgumentException("The sheet has errors; no plan can be made of it.", nameof(request));
        }

        CheckNames(request);
        var sheet = request.Sheet.Sheet!;
        var build = BuildOf(sheet, request.Build);
        var ids = sheet.Rows.ToDictionary(r => r.Array!, r => r.Array!, StringComparer.OrdinalIgnoreCase);
        var files = SharedFiles.Of(sheet);
        var arrays = sheet.Rows.Select(r => Array(r, request, build, ids, files)).ToList();
        return new Plan
        {
            Name = request.Name,
            Build = build,
            Synthetic = request.Synthetic || sheet.Synthetic,
            Stages = Stages(request, files.Count > 0),
            Arrays = arrays,
            Pairs =
            [
                .. arrays.Where(a => a.Value(SheetColumns.Role) == SheetColumns.Resistant)
                    .Select(a => new PlanPair(a.Name, a.Value(SheetColumns.Parental)!)),
            ],
            Cohort = arrays.Count(a => a.Value(SheetColumns.Role) == SheetColumns.Tumour) >= request.MinArrays ? new PlanCohort(request.MinArrays) : null,
            Tables = new SortedDictionary<string, string>(request.Tables.ToDictionary(), StringComparer.Ordinal),
        };
    }

    private static void CheckNames(PlanRequest request)
    {
        if (!SheetNames.IsValid(request.Name))
        {
            throw new InvalidInputException(
                "bad-batch-name", $"'{request.Name}' cannot name a batch.", "option name",
                $"Use {SheetNames.Rule}: for example {SheetNames.From(request.Name)}.");
        }

        if (request.MinArrays < 1)
        {
            var found = request.MinArrays.ToString(CultureInfo.InvariantCulture);
            throw new InvalidInputException("bad-option", $"{found} is not a number of arrays.", "option min-arrays", "Use 1 or more.");
        }
    }

    /// <summary>The build of the batch: what was given, else what the sheet says, else null and the files must tell.</summary>
    private static string? BuildOf(Sheet sheet, string? given)
    {
        var builds = sheet.Rows
            .Where(r => r.Value(SheetColumns.Exclude) is null)
            .Select(r => r.Value(SheetColumns.Build))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var wanted = string.IsNullOrWhiteSpace(given) ? builds.FirstOrDefault() : GenomeBuild.Of(given).Name;
        return builds.Find(b => b != wanted) is { } other
            ? throw new InvalidInputException(
                "build-contradiction", $"The batch would have two builds, {wanted} and {other}.", sheet.Name,
                "Give the build in one place, or the same in both.")
            : wanted;
    }

    private static PlanArray Array(
        SheetRow row, PlanRequest request, string? build, Dictionary<string, string> ids, IReadOnlySet<string> files)
    {
        var columns = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in row.Values.Where(v => !NotAmongColumns.Contains(v.Key)))
        {
            columns[name] = value;
        }

        if (row.Value(SheetColumns.Parental) is { } parental)
        {
            columns[SheetColumns.Parental] = ids[parental];
        }

        if (row.Value(SheetColumns.Reference) is { } reference && ids.TryGetValue(reference, out var normal))
        {
            columns[SheetColumns.Reference] = normal;
        }

        if (build is not null)
        {
            columns.TryAdd(SheetColumns.Build, build); // An excluded row may have another build: it takes no part.
        }

        var path = row.Value(SheetColumns.File)!;
        var isSeen = request.Sheet.Files.TryGetValue(path, out var stat);
        return new PlanArray
        {
            Name = row.Array!,
            Input = new InputRef(request.Root, path),
            File = row.Value(SheetColumns.Exclude) is null && files.Contains(path) ? path : null,
            Size = isSeen ? stat.Size : null,
            Modified = isSeen ? Utc(stat.Modified) : null,
            Exclude = row.Value(SheetColumns.Exclude),
            Columns = columns,
        };
    }

    private static DateTime Utc(DateTime time) =>
        time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static List<PlanStage> Stages(PlanRequest request, bool hasFiles)
    {
        var names = request.Catalog.All.Select(s => s.Name).ToList();
        if (request.Options.Keys.FirstOrDefault(s => !names.Contains(s)) is { } unknown)
        {
            throw new InvalidInputException(
                "unknown-stage", $"There is no stage '{unknown}'.", "options", $"{DidYouMean(unknown, names)}Known: {string.Join(", ", names)}.");
        }

        var optional = request.Catalog.All.Where(s => !s.Required || !request.Catalog.TakesPart(s)).Select(s => s.Name).ToList();
        if (request.With.FirstOrDefault(w => !optional.Contains(w)) is { } notOptional)
        {
            throw new InvalidInputException(
                "unknown-stage",
                $"There is no optional stage '{notOptional}'.",
                "option with",
                $"{DidYouMean(notOptional, optional)}Optional stages: {string.Join(", ", optional)}.");
        }

        if (request.Options.Keys.FirstOrDefault(s => optional.Contains(s) && !Takes(request, request.Catalog.Find(s)!)) is { } absent)
        {
            throw new InvalidInputException("unused-option", $"An option of {absent} is set, but that stage takes no part.", "options",
                $"Add --with {absent}.");
        }

        // Where no file holds many samples the plan, and with it every batch that was made before there were such files, is as ever.
        var ofFiles = request.Catalog.All.Where(s => s.Unit == UnitKind.File).Select(s => s.Name).ToList();
        if (!hasFiles && request.Options.Keys.FirstOrDefault(ofFiles.Contains) is { } needless)
        {
            throw new InvalidInputException(
                "unused-option", $"An option of {needless} is set, but no file of the sheet holds several of its arrays.", "options",
                "Remove it, or name the sample of each row in the sheet's column 'file_sample'.");
        }

        var taken = request.Catalog.All.Where(s => Takes(request, s) && (hasFiles || s.Unit != UnitKind.File)).ToList();
        foreach (var stage in taken)
        {
            var reads = stage.After ?? stage.Inputs.Where(i => request.Catalog.Find(i) is not null);
            if (reads.FirstOrDefault(a => !taken.Exists(t => t.Name == a)) is { } missing)
            {
                throw new InvalidInputException("stage-order", $"{stage.Name} reads {missing}, which takes no part.", "options", $"Add --with {missing}.");
            }
        }

        return [.. taken.Select(s => Frozen(s, request))];
    }

    private static bool Takes(PlanRequest request, StageDefinition stage) => request.Catalog.TakesPart(stage) || request.With.Contains(stage.Name);

    private static PlanStage Frozen(StageDefinition stage, PlanRequest request)
    {
        var options = Options(stage, request);
        var named = OptionColumns.Of(stage, options, request).Except(stage.SheetColumns).ToList();
        var definition = named.Count == 0 ? stage : stage with { SheetColumns = [.. stage.SheetColumns, .. named] };
        return new PlanStage { Definition = definition, Options = options };
    }

    private static SortedDictionary<string, string> Options(StageDefinition definition, PlanRequest request)
    {
        var stage = definition.Name;
        var values = request.Options.GetValueOrDefault(stage);
        if (values is null || values.Count == 0)
        {
            return new(StringComparer.Ordinal);
        }

        if (definition.OptionSchema is { Count: > 0 } schema)
        {
            return PlanOptions.Canonical(schema, values);
        }

        if (!request.OptionRecords.TryGetValue(stage, out var record))
        {
            throw new InvalidInputException("unknown-option",
                $"The stage {stage} has no options, so there is none named '{values.Keys.Order(StringComparer.Ordinal).First()}'.", "options", "Remove it.");
        }

        var names = PlanOptions.Describe(record).Select(d => d.Option.Name).ToList();
        return values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(o => !names.Contains(o)) is { } unknown
            ? throw new InvalidInputException(
                "unknown-option", $"The stage {stage} has no option '{unknown}'.", "options", $"{DidYouMean(unknown, names)}Known: {string.Join(", ", names)}.")
            : PlanOptions.Canonical(record, values);
    }

    private static string DidYouMean(string word, IEnumerable<string> known) =>
        NearMiss.Of(word, known) is { } near ? $"Did you mean {near}? " : string.Empty;
}
