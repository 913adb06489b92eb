using CyclinE.Genomics.Results.Cohort.Study;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>response.tsv</c>: groups by outcomes, one value per line.</summary>
internal static class ResponseTable
{
    public static OutputTable Table { get; } = new OutputTable<ResponseRow>(
        "response.tsv",
        "one value of a table of groups by outcomes, of its tests or of its models",
        results => results.Cohort.Responses.SelectMany(Rows),
        [
            new("question", "The question, such as clinical benefit by cyclin E.", r => Text(r.Question)),
            new("section", "table, test, logistic, firth-logistic or note.", r => r.Section),
            new("item", "In table the group, in test the method, in a model the column; NA in notes.", r => Text(r.Item)),
            new("measure", "What the value is; in table the outcome, or expected and the outcome.", r => Text(r.Measure)),
            new("value", "The value; coefficients are log odds ratios.", r => r.Value),
            new("lower", "Lower limit: exact, mid-p, hybrid score or profile likelihood.", r => Significant(r.Lower)),
            new("upper", "Upper limit.", r => Significant(r.Upper)),
            new("p", "P value; of a coefficient that of the (penalised) likelihood ratio.", r => Significant(r.P)),
            new("note", "The method, a warning, or why a value is missing.", r => Text(r.Note)),
        ]);

    private static IEnumerable<ResponseRow> Rows(ResponseResult result)
    {
        for (var g = 0; g < result.Groups.Count; g++)
        {
            for (var o = 0; o < result.Outcomes.Count; o++)
            {
                yield return new(result.Question, "table", result.Groups[g], result.Outcomes[o], Whole(result.Counts[g][o]));
            }

            for (var o = 0; o < result.Outcomes.Count && result.Expected.Count > 0; o++)
            {
                yield return new(result.Question, "table", result.Groups[g], $"expected {result.Outcomes[o]}", Significant(result.Expected[g][o]));
            }
        }

        yield return new(result.Question, "table", "all", "left_out", Whole(result.LeftOut));
        foreach (var test in result.Tests)
        {
            yield return new(result.Question, "test", test.Method, test.Measure ?? "p", Significant(test.Measure is null ? test.P : test.Value))
            {
                Lower = test.Lower,
                Upper = test.Upper,
                P = test.P,
                Note = test.Note,
            };
        }

        foreach (var model in result.Models)
        {
            yield return new(result.Question, model.Method, "all", "patients", Whole(model.Patients)) { Note = model.Warning };
            yield return new(result.Question, model.Method, "all", "events", Whole(model.Events));
            foreach (var term in model.Terms)
            {
                yield return new(result.Question, model.Method, term.Name, "coefficient", Significant(term.Coefficient))
                {
                    Lower = term.Lower,
                    Upper = term.Upper,
                    P = term.RatioP
                };
                yield return new(result.Question, model.Method, term.Name, "standard_error", Significant(term.StandardError))
                {
                    P = term.WaldP,
                    Note = "P by Wald."
                };
            }
        }

        foreach (var note in result.Notes)
        {
            yield return new(result.Question, "note", null, "text", Text(note));
        }
    }
}

/// <summary>A line of <c>response.tsv</c>.</summary>
internal sealed record ResponseRow(string Question, string Section, string? Item, string Measure, string Value)
{
    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? P { get; init; }

    public string? Note { get; init; }
}
