using CyclinE.Artifacts.Files;
using CyclinE.Batches;
using CyclinE.Batches.Plans;
using CyclinE.Batches.Sheets;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Ingest.Splitting;

namespace CyclinE.Cli.Planning;

/// <summary>
/// What the files that hold many samples really hold, against the sheet's column <c>file_sample</c>. Like every problem of a
/// file these are warnings: the array fails later, as data, and the others go on.
/// </summary>
public static class SampleChecks
{
    // Of a file that the sheet takes for one array's, so much is looked at.
    private const long LookedAt = 32L << 20;

    private const int Listed = 13;

    /// <summary>Reads the files, each until all samples that the sheet names are found.</summary>
    public static IEnumerable<SheetProblem> Find(Sheet sheet, IInputFiles files, string root)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(files);
        var shared = SharedFiles.Of(sheet);
        foreach (var file in SharedFiles.Rows(sheet))
        {
            foreach (var problem in Look([.. file], new InputRef(root, file.Key), shared.Contains(file.Key), files))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<SheetProblem> Look(List<SheetRow> rows, InputRef input, bool isShared, IInputFiles files)
    {
        FileIndex index;
        try
        {
            if (files.Stat(input) is not { Size: > 0 })
            {
                return []; // Said already.
            }

            var wanted = rows.Select(r => r.Value(SharedFiles.Sample)).ToList();
            var names = wanted.OfType<string>().ToHashSet(StringComparer.Ordinal);
            using var stream = files.Open(input);
            using var seen = isShared ? stream : new FirstBytes(stream, LookedAt);
            index = FileSplitting.List(
                seen, input.Path, new SplitFacts(),
                found => !wanted.Contains(null) ? names.IsSubsetOf(found) : names.Count == 0 && found.Count == Listed,
                CancellationToken.None);
        }
        catch (InvalidInputException exception)
        {
            var problem = exception.Problem;
            return isShared
                ? [Warning(rows[0], SharedFiles.File, input.Path, problem.Code,
                    $"{problem.Where}: {problem.What} Its arrays will fail, the others go on.", problem.Remedy)]
                : [];
        }

        return index.Content == FileContent.Whole ? [] : rows.Select(r => Judge(r, index, input.Path)).OfType<SheetProblem>();
    }

    private static SheetProblem? Judge(SheetRow row, FileIndex index, string file)
    {
        if (row.Value(SharedFiles.Sample) is not { } wanted)
        {
            return index.Samples.Count <= 1 ? null : Warning(
                row, SharedFiles.Sample, null, "several-samples", $"{file} holds {index.List()}. Its array will fail, the others go on.",
                "Put the sample's name into the column file_sample, one row for each sample.");
        }

        if (index.Samples.Any(s => s.Name == wanted || s.Title == wanted))
        {
            return null;
        }

        var near = NearMiss.Of(wanted, index.Samples.SelectMany(s => new[] { s.Name, s.Title }).OfType<string>());
        return Warning(
            row, SharedFiles.Sample, wanted, "unknown-sample", $"{file} holds no sample '{wanted}' but {index.List()}. Its array will fail, the others go on.",
            near is null ? "Correct the column file_sample." : $"Did you mean {near}?");
    }

    private static SheetProblem Warning(SheetRow row, string column, string? value, string code, string what, string remedy) =>
        new() { Code = code, Severity = SheetSeverity.Warning, Line = row.Line, Column = column, Value = value, What = what, Remedy = remedy };
}
