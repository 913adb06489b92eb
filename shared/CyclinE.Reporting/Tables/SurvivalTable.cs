using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>survival.tsv</c>: times to event by every definition of cyclin E positive.</summary>
internal static class SurvivalTable
{
    public static OutputTable Table { get; } = new OutputTable<SurvivalRow>(
        "survival.tsv",
        "one figure of a time to event by one definition of cyclin E positive",
        results => results.Cohort.Study is { } study ? SurvivalRow.Of(study) : [],
        [
            new("definition", "Cyclin E positive by amplification, expression or either.", r => r.Definition),
            new("end_point", "progression-free survival or overall survival.", r => Text(r.EndPoint.Name.ToLowerInvariant())),
            new("method", "median, log-rank, restricted-mean-difference, cox-efron or cox-firth; -adjusted where the model holds covariates.", r => r.Method),
            new("term", "The group or the term of the model; proportional-hazards for the score test of the model's assumption.", r => Text(r.Term)),
            new("estimate", "Median or difference in months, chi-square, or hazard ratio.", r => Significant(r.Estimate)),
            new("lower", "Lower 95% limit.", r => Significant(r.Lower)),
            new("upper", "Upper 95% limit.", r => Significant(r.Upper)),
            new("p", "P value.", r => Significant(r.P)),
            new("patients", "Patients with all values.", r => Whole(r.Patients)),
            new("events", "Events among them.", r => Whole(r.Events)),
            new("note", "What has to be known to read it.", r => Text(r.Note)),
        ]);
}
