using CyclinE.Batches.Sheets;
using CyclinE.Cli.Output;
using CyclinE.Genomics.Input;

namespace CyclinE.Cli.Planning;

/// <summary>
/// The preset <c>--design study</c>: HER2-positive patients, cyclin E positive or not, clinical benefit and progression-free survival.
/// It is the analysis that every cohort gets; named, it holds the sheet to what the study needs.
/// </summary>
internal static class StudyDesign
{
    private const string Name = "study";

    /// <summary>Refuses a design that is not known, or a sheet that cannot carry it.</summary>
    /// <exception cref="UsageException">There is no such design.</exception>
    /// <exception cref="InvalidInputException">A column of the study is missing.</exception>
    public static void Require(string? design, SheetResult sheet)
    {
        if (design is null)
        {
            return;
        }

        if (design != Name)
        {
            throw new UsageException($"--design {design}: the one design is {Name}.");
        }

        var missing = new List<string>();
        if (!Has("her2"))
        {
            missing.Add("her2");
        }

        if (!Has("benefit") && !Has("best_response") && !(Has("pfs_months") && Has("pfs_event")))
        {
            missing.Add("benefit or best_response, or pfs_months with pfs_event");
        }

        if (missing.Count > 0)
        {
            throw new InvalidInputException(
                "design-needs-columns", $"--design study needs {string.Join(" and ", missing)}, for which no row has a value.", sheet.Sheet?.Name
                    ?? "the sheet",
                "Fill the columns in the sheet, or join a table of patients with --clinical.");
        }

        bool Has(string column) => sheet.Sheet?.Rows.Any(r => r.Value(column) is not null) == true;
    }
}
