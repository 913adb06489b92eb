using System.Globalization;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Batches.Sheets.Checks;

/// <summary>A survival time needs its event and the other way round, benefit and response agree; end points need a cohort.</summary>
internal static class EndpointChecks
{
    private static readonly (string Months, string Event)[] Survival =
        [(SheetColumns.PfsMonths, SheetColumns.PfsEvent), (SheetColumns.OsMonths, SheetColumns.OsEvent)];

    // Twenty years: no cohort of this disease is followed for longer by its median.
    private const double LongestMedian = 240;

    public static IEnumerable<SheetProblem> Find(Sheet sheet, ValidationContext context)
    {
        foreach (var row in sheet.Rows.Where(r => r.IsReadable))
        {
            foreach (var (months, @event) in Survival)
            {
                if (Incomplete(row, months, @event) is { } missing)
                {
                    yield return SheetProblem.Warning(
                        "incomplete-endpoint", row.Line, missing, null,
                        $"There is {(missing == months ? @event : months)} but no {missing}: the row is left out of survival.",
                        "Fill in both, or neither.");
                }
            }

            if (Number(row, SheetColumns.OsMonths) is { } os && Number(row, SheetColumns.PfsMonths) is { } pfs && os < pfs)
            {
                yield return SheetProblem.Warning(
                    "survival-order", row.Line, SheetColumns.OsMonths, row.Value(SheetColumns.OsMonths),
                    $"Overall survival ({row.Value(SheetColumns.OsMonths)} months) is shorter than progression-free survival ({row.Value(SheetColumns.PfsMonths)} months).",
                    "Check both; they may be swapped.");
            }

            if (Response(row) is { } response)
            {
                yield return response;
            }
        }

        foreach (var (months, _) in Survival)
        {
            var followUp = sheet.Rows.Where(r => r.IsReadable).Select(r => Number(r, months)).OfType<double>().Order().ToList();
            if (followUp.Count > 0 && followUp[followUp.Count / 2] > LongestMedian)
            {
                yield return SheetProblem.Warning(
                    "months-or-days", null, months, null,
                    string.Create(CultureInfo.InvariantCulture,
                        $"Half of the {followUp.Count} values are above {followUp[(followUp.Count - 1) / 2]:0.#} months, which is {followUp[(followUp.Count - 1) / 2] / 12:0} years: they may be days."),
                    "Divide days by 30.4375; leave months as they are.");
            }
        }

        var tumours = sheet.Rows.Where(r => r.Value(SheetColumns.Role) == SheetColumns.Tumour).ToList();
        if (tumours.Count < context.MinArrays && tumours.Exists(HasEndpoint))
        {
            yield return SheetProblem.Warning(
                "no-cohort", null, null, null,
                $"The sheet has end points, but {(tumours.Count == 1 ? "1 row" : $"{tumours.Count} rows")} of role tumour; a cohort needs {context.MinArrays}, so there will be none.",
                "Add rows, or lower --min-arrays.");
        }
    }

    private static string? Incomplete(SheetRow row, string months, string @event)
    {
        if (row.Refused.Contains(months) || row.Refused.Contains(@event))
        {
            return null;
        }

        return (row.Value(months), row.Value(@event)) switch
        {
            (null, not null) => months,
            (not null, null) => @event,
            _ => null,
        };
    }

    private static SheetProblem? Response(SheetRow row)
    {
        var (benefit, response, weeks) = (row.Value(SheetColumns.Benefit), row.Value(SheetColumns.BestResponse), row.Value(SheetColumns.ResponseWeeks));
        var told = ClinicalBenefit.FromResponse(response, weeks);
        if (benefit is not null && told is { } other && other != (benefit == "yes"))
        {
            var stated = response == "SD" ? $"SD for {weeks} weeks" : response;
            return SheetProblem.Warning(
                "benefit-contradiction", row.Line, SheetColumns.Benefit, benefit,
                $"benefit is {benefit}, but {stated} is {(other ? "benefit" : "no benefit")}: {benefit} is taken.",
                "Check both; leave benefit empty to have it told from best_response and response_weeks.");
        }

        return benefit is null && response == "SD" && weeks is null
            && !row.Refused.Contains(SheetColumns.Benefit) && !row.Refused.Contains(SheetColumns.ResponseWeeks)
            ? SheetProblem.Warning(
                "incomplete-response", row.Line, SheetColumns.ResponseWeeks, null,
                "Stable disease for an unknown time: whether it was benefit cannot be told, so the row is left out of it.",
                "Fill in response_weeks, or benefit.")
            : null;
    }

    private static bool HasEndpoint(SheetRow row) =>
        row.Value(SheetColumns.Benefit) is not null || row.Value(SheetColumns.BestResponse) is not null || row.Value(SheetColumns.PfsMonths) is not null;

    private static double? Number(SheetRow row, string column) =>
        row.Value(column) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
