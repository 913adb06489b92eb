using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Sheets.Checks;

/// <summary>
/// Files that are not there fail their array later, as data, so they are warnings here; a path that leaves its root or names a folder,
/// a pipe or a device refuses the sheet.
/// </summary>
internal static class FileChecks
{
    private const string Missing = "missing-file";

    public static IEnumerable<SheetProblem> Find(
        Sheet sheet, IInputFiles? files, string root, bool mayBeElsewhere, Dictionary<string, (long Size, DateTime Modified)> seen)
    {
        var found = Each(sheet, files, root, seen).ToList();
        var missing = found.Where(p => p.Code == Missing).ToList();
        var named = sheet.Rows.Where(r => r.Value(SheetColumns.Exclude) is null).Select(r => r.Value(SheetColumns.File)).OfType<string>()
            .Distinct(StringComparer.Ordinal).Count();
        if (mayBeElsewhere || missing.Count == 0 || missing.Count < named)
        {
            return found;
        }

        // Not one is there: that is no fault of the arrays.
        var examples = string.Join(", ", missing.Take(3).Select(p => $"'{p.Value}'"));
        return found.Except(missing).Append(SheetProblem.Error(
            "no-file-found", null, SheetColumns.File, null,
            $"{(named == 1 ? "The one file" : $"None of the {named} files")} that the sheet names is there: {examples}{(missing.Count > 3 ? ", …" : string.Empty)}.",
            "Is it the right folder? Paths are relative to the input root: in one process the sheet's own folder, with submit --root-folder."));
    }

    private static IEnumerable<SheetProblem> Each(
        Sheet sheet, IInputFiles? files, string root, Dictionary<string, (long Size, DateTime Modified)> seen)
    {
        var first = new Dictionary<string, SheetRow>(StringComparer.Ordinal);
        var samples = new Dictionary<(string Path, string? Sample), SheetRow>();
        foreach (var row in sheet.Rows)
        {
            if (row.Value(SheetColumns.File) is not { } path || row.Value(SheetColumns.Exclude) is not null)
            {
                continue;
            }

            // Several rows may name one file, each another sample of it.
            if (!samples.TryAdd((path, row.Value("file_sample")), row))
            {
                var other = samples[(path, row.Value("file_sample"))];
                yield return SheetProblem.Warning(
                    "same-file", row.Line, SheetColumns.File, path, $"Line {other.Line} ({other.Array}) names the same file.",
                    "Check which array the file belongs to.");
            }

            if (first.TryAdd(path, row) && files is not null)
            {
                var (problem, isFatal) = Look(files, root, row.Line, path, seen);
                if (problem is not null)
                {
                    yield return problem;
                }

                if (isFatal)
                {
                    yield break;
                }
            }
        }
    }

    private static (SheetProblem? Problem, bool IsFatal) Look(
        IInputFiles files, string root, int line, string path, Dictionary<string, (long Size, DateTime Modified)> seen)
    {
        var input = new InputRef(root, path);
        try
        {
            if (files.Stat(input) is not { } stat)
            {
                files.Open(input).Dispose(); // Says why: missing, a folder, not readable.
                return (null, false);
            }

            seen[path] = stat;
            return stat.Size > 0
                ? (null, false)
                : (SheetProblem.Warning("empty-file", line, SheetColumns.File, path, "The file is empty. Its array will fail.",
                    "Copy it again, or correct the cell."), false);
        }
        catch (InvalidInputException e)
        {
            var what = e.Problem;
            return what.Code switch
            {
                "unknown-root" => (SheetProblem.Error(what.Code, null, null, root, what.What, what.Remedy), true),
                "path-leaves-root" or "not-a-file" => (SheetProblem.Error(what.Code, line, SheetColumns.File, path, what.What, what.Remedy), false),
                _ => (SheetProblem.Warning(what.Code, line, SheetColumns.File, path, $"{what.What} Its array will fail, the others go on.", what.Remedy),
                    false),
            };
        }
    }
}
