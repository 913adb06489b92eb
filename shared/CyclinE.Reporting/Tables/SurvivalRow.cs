using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Reporting.Tables;

/// <summary>One line of <c>survival.tsv</c>.</summary>
internal sealed record SurvivalRow(string Definition, StudyEndPoint EndPoint, string Method, string Term)
{
    public double? Estimate { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? P { get; init; }

    public int? Patients { get; init; }

    public int? Events { get; init; }

    public string? Note { get; init; }

    /// <summary>Every line of a study.</summary>
    public static IEnumerable<SurvivalRow> Of(CohortStudy study) =>
        from definition in study.Definitions
        from endPoint in definition.EndPoints
        from row in Of(definition.Name, endPoint)
        select row;

    private static IEnumerable<SurvivalRow> Of(string definition, StudyEndPoint end)
    {
        foreach (var (term, curve) in new[] { ("cyclin-e-positive", end.Positive), ("cyclin-e-negative", end.Negative) })
        {
            if (curve is not null)
            {
                yield return Row("median", term) with
                {
                    Estimate = curve.Median,
                    Lower = curve.MedianLower,
                    Upper = curve.MedianUpper,
                    Patients = curve.Subjects,
                    Events = curve.Events
                };
            }
        }

        if (end.LogRank is { } test)
        {
            yield return Row("log-rank", "cyclin-e-positive") with { Estimate = test.ChiSquare, P = test.P, Patients = end.Patients, Events = end.Events };
        }

        if (end.MeanDifference is { } mean)
        {
            yield return Row("restricted-mean-difference", "cyclin-e-positive") with
            {
                Estimate = mean.Difference,
                Lower = mean.Lower,
                Upper = mean.Upper,
                P = mean.P,
                Patients = end.Patients,
                Events = end.Events,
                Note = $"Means up to {Digits.Significant(mean.Horizon)} months: {Digits.Significant(mean.Positive)} and {Digits.Significant(mean.Negative)}.",
            };
        }

        foreach (var model in end.Models)
        {
            var adjusted = model.Effects.Count > 1 ? "-adjusted" : string.Empty;
            foreach (var effect in model.Effects)
            {
                yield return Row(model.Method + adjusted, effect.Term) with
                {
                    Estimate = effect.HazardRatio,
                    Lower = effect.Lower,
                    Upper = effect.Upper,
                    P = effect.P,
                    Patients = model.Patients,
                    Events = model.Events,
                    Note = model.Warning,
                };
            }

            if (model.ProportionalityP is { } p)
            {
                yield return Row(model.Method + adjusted, "proportional-hazards") with { P = p, Patients = model.Patients, Events = model.Events };
            }
        }

        SurvivalRow Row(string method, string term) => new(definition, end, method, term);
    }
}
