using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Model;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>cohort.tsv</c>: the study table, one value per line.</summary>
internal static class CohortTable
{
    private const string Positive = "cyclin-e-positive";
    private const string Negative = "cyclin-e-negative";
    private const string All = "all";

    public static OutputTable Table { get; } = new OutputTable<CohortRow>(
        "cohort.tsv",
        "one value of the cohort's study table",
        Rows,
        [
            new("section", "cohort, benefit, survival, survival-curve, absent, member or note.", r => r.Section),
            new("group", "cyclin-e-positive, cyclin-e-negative or all; in absent and member the array id.", r => Text(r.Group)),
            new("measure", "What the value is; see the table of measures.", r => r.Measure),
            new("value", "The value: a number, true or false, or a word.", r => r.Value),
            new("lower", "Lower 95% limit.", r => Significant(r.Lower)),
            new("upper", "Upper 95% limit.", r => Significant(r.Upper)),
            new("p", "P value of the test on this line.", r => Significant(r.P)),
            new("note", "The method, or why a value is missing.", r => Text(r.Note)),
            new("months", "Time of a survival-curve line, months.", r => Significant(r.Months)),
        ]);

    private static IEnumerable<CohortRow> Rows(BatchResults results)
    {
        var cohort = results.Cohort;
        yield return new("cohort", All, "state", cohort.State is { } state ? Words.Of(state) : "no-cohort") { Note = cohort.Reason };
        if (cohort.Study is not { } study)
        {
            yield break;
        }

        yield return new("cohort", All, "called", Whole(study.Called));
        yield return new("cohort", All, "absent", Whole(study.Absent.Count));
        yield return new("cohort", All, "definition", Text(study.Definition));
        foreach (var row in Benefit(study).Concat(Survival(study)))
        {
            yield return row;
        }

        foreach (var absent in study.Absent)
        {
            yield return new("absent", absent.Array, "state", Text(absent.State)) { Note = absent.Reason };
        }

        foreach (var row in study.Members.SelectMany(Member))
        {
            yield return row;
        }

        foreach (var note in study.Notes)
        {
            yield return new("note", All, "text", Text(note));
        }
    }

    private static IEnumerable<CohortRow> Benefit(CohortStudy study)
    {
        if (study.Benefit is not { } table)
        {
            yield break;
        }

        yield return new("benefit", Positive, "with_benefit", Whole(table.PositiveYes));
        yield return new("benefit", Positive, "without_benefit", Whole(table.PositiveNo));
        yield return new("benefit", Positive, "benefit_rate", Significant(Rate(table.PositiveYes, table.PositiveNo)));
        yield return new("benefit", Negative, "with_benefit", Whole(table.NegativeYes));
        yield return new("benefit", Negative, "without_benefit", Whole(table.NegativeNo));
        yield return new("benefit", Negative, "benefit_rate", Significant(Rate(table.NegativeYes, table.NegativeNo)));
        yield return new("benefit", All, "odds_ratio", Significant(table.OddsRatio))
        {
            Lower = table.Lower,
            Upper = table.Upper,
            P = table.P,
            Note = table.OddsRatio is null
                ? "Fisher's exact test, two-sided; a margin is zero: the odds ratio is not defined"
                : "Fisher's exact test, two-sided; conditional maximum likelihood odds ratio",
        };
    }

    private static IEnumerable<CohortRow> Survival(CohortStudy study)
    {
        (string Group, SurvivalCurve? Curve)[] curves = [(Positive, study.Positive), (Negative, study.Negative)];
        foreach (var (group, curve) in curves)
        {
            if (curve is null)
            {
                continue;
            }

            yield return new("survival", group, "subjects", Whole(curve.Subjects));
            yield return new("survival", group, "events", Whole(curve.Events));
            yield return new("survival", group, "median_pfs_months", Significant(curve.Median))
            {
                Lower = curve.MedianLower,
                Upper = curve.MedianUpper,
                Note = curve.Median is null ? "the curve does not reach 0.5" : "Kaplan–Meier, log limits",
            };
        }

        if (study.LogRank is { } test)
        {
            yield return new("survival", All, "log_rank_chi_square", Significant(test.ChiSquare)) { P = test.P, Note = "log-rank test, 1 degree of freedom" };
            yield return new("survival", Positive, "log_rank_observed", Significant(test.ObservedPositive));
            yield return new("survival", Positive, "log_rank_expected", Significant(test.ExpectedPositive));
            yield return new("survival", Negative, "log_rank_observed", Significant(test.ObservedNegative));
            yield return new("survival", Negative, "log_rank_expected", Significant(test.ExpectedNegative));
        }

        foreach (var (group, curve) in curves)
        {
            foreach (var step in curve?.Steps ?? [])
            {
                yield return new("survival-curve", group, "at_risk", Whole(step.AtRisk)) { Months = step.Time };
                yield return new("survival-curve", group, "events", Whole(step.Events)) { Months = step.Time };
                yield return new("survival-curve", group, "censored", Whole(step.Censored)) { Months = step.Time };
                yield return new("survival-curve", group, "survival", Significant(step.Survival))
                {
                    Lower = step.Lower,
                    Upper = step.Upper,
                    Months = step.Time,
                };
            }
        }
    }

    private static IEnumerable<CohortRow> Member(CohortMember member)
    {
        yield return new("member", member.Array, "patient", Text(member.Patient));
        yield return new("member", member.Array, "her2", member.Her2Undecided ?? Truth(member.Her2));
        yield return new("member", member.Array, "ccne1_log2", Log2(member.Ccne1Log2));
        yield return new("member", member.Array, "erbb2_log2", Log2(member.Erbb2Log2));
        yield return new("member", member.Array, "cyclin_e_positive", Truth(member.CyclinEPositive));
        yield return new("member", member.Array, "benefit", Truth(member.Benefit));
        yield return new("member", member.Array, "pfs_months", Significant(member.PfsMonths));
        yield return new("member", member.Array, "pfs_event", Truth(member.PfsEvent));
    }

    private static double? Rate(int yes, int no) => yes + no == 0 ? null : (double)yes / (yes + no);
}

/// <summary>One line of <c>cohort.tsv</c>: one value and what it is a value of.</summary>
internal sealed record CohortRow(string Section, string Group, string Measure, string Value)
{
    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? P { get; init; }

    public string? Note { get; init; }

    public double? Months { get; init; }
}
