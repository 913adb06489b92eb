using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Sheets.Checks;

/// <summary>Tables and pools that the sheet names enter the plan, so one that is not there refuses the sheet.</summary>
internal static class TableChecks
{
    public static IEnumerable<SheetProblem> Find(Sheet sheet, IInputFiles? files, string root)
    {
        if (files is null)
        {
            yield break;
        }

        foreach (var (column, path, line) in SheetTables.Of(sheet))
        {
            if (Look(files, new InputRef(root, path)) is { } problem)
            {
                yield return column == SheetColumns.Reference && problem.Code == "missing-file"
                    ? SheetProblem.Error("unknown-reference", line, column, path, $"'{path}' is neither an array of the sheet nor a file.",
                        Suggest(path, sheet))
                    : SheetProblem.Error(problem.Code, line, column, path, problem.What, problem.Code == "missing-file"
                        ? "Put it there, or correct the cell." : problem.Remedy);
            }
        }
    }

    private static InputProblem? Look(IInputFiles files, InputRef input)
    {
        try
        {
            files.Open(input).Dispose();
            return null;
        }
        catch (InvalidInputException e)
        {
            return e.Problem;
        }
    }

    private static string Suggest(string reference, Sheet sheet)
    {
        if (sheet.Rows.FirstOrDefault(r => string.Equals(r.Value(SheetColumns.Sample), reference, StringComparison.OrdinalIgnoreCase)) is { Array: { } array })
        {
            return $"'{reference}' is a sample: write its array id, {array}.";
        }

        return NearMiss.Of(reference, sheet.Rows.Select(r => r.Array).OfType<string>()) is { } near
            ? $"Did you mean {near}?"
            : "Name an array of role normal, or a pool made by 'cycline reference build'.";
    }
}
