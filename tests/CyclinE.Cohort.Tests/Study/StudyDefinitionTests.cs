using CyclinE.Cohort.Study;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Tests.Study;

/// <summary>Three definitions, overall survival, models, power, agreement.</summary>
public sealed class StudyDefinitionTests
{
    [Fact]
    public void Without_expression_there_is_amplification_alone_and_with_it_three_that_are_kept_apart()
    {
        Assert.Equal(["amplification"], Study(Cohort(200, expressed: false)).Definitions.Select(d => d.Name));
        var members = Cohort(200, expressed: true);
        var study = Study(members);
        Assert.Equal(["amplification", "expression", "either"], study.Definitions.Select(d => d.Name));
        Assert.Equal(
            [members.Count(m => m.CyclinEPositive == true), members.Count(m => m.CyclinEExpressed == true),
                members.Count(m => m.CyclinEPositive == true || m.CyclinEExpressed == true)],
            study.Definitions.Select(d => d.Positive));
        var agreement = study.Agreement!;
        Assert.Equal(members.Count(m => m.CyclinEPositive == true && m.CyclinEExpressed == true), agreement.Both);
        Assert.Equal(200, agreement.Both + agreement.AmplifiedOnly + agreement.ExpressedOnly + agreement.Neither);
        Assert.InRange(agreement.Kappa!.Value, 0.05, 0.95);
    }

    [Fact]
    public void A_planted_hazard_ratio_is_found_alone_and_beside_a_covariate_that_confounds_it()
    {
        var study = Study(Cohort(2000, expressed: false), new StudyOptions { Covariates = "age, grade" });
        var end = study.Definitions[0].EndPoints.Single(e => e.Name == "Progression-free survival");
        Assert.Equal(2, end.Models.Count);
        var adjusted = end.Models[1].Effects;
        Assert.Equal(["cyclin E positive", "age", "grade = high"], adjusted.Select(e => e.Term));
        Assert.InRange(adjusted[0].HazardRatio!.Value, 1.7, 2.3);       // Planted: 2.
        Assert.InRange(adjusted[2].HazardRatio!.Value, 1.3, 1.75);      // Planted: 1.5.
        Assert.True(adjusted[0].Lower < 2 && adjusted[0].Upper > 2);
        Assert.InRange(end.Models[1].ProportionalityP!.Value, 0.001, 1);
        Assert.True(end.MeanDifference!.Difference < 0 && end.MeanDifference.P < 1e-6);
        Assert.DoesNotContain(end.Notes, n => n.Contains("not significant", StringComparison.Ordinal));
    }

    [Fact]
    public void A_negative_result_says_what_the_cohort_could_have_seen()
    {
        var study = Study(Cohort(60, expressed: false, hazardRatio: 1));
        var end = study.Definitions[0].EndPoints[0];
        Assert.True(end.LogRank!.P > 0.05);
        Assert.Contains(end.Notes, n => n.Contains("the smallest effect this cohort could have seen", StringComparison.Ordinal));
    }

    [Fact]
    public void Complete_separation_is_said_and_the_penalised_model_stands_beside_it()
    {
        var members = Cohort(40, expressed: false).Select((m, i) => m with { CyclinEPositive = i < 10, PfsEvent = i < 10, PfsMonths = 5 + i }).ToList();
        var end = Study(members).Definitions[0].EndPoints[0];
        Assert.Equal(["cox-efron", "cox-firth"], end.Models.Select(m => m.Method));
        Assert.Contains("Complete separation", end.Models[0].Warning, StringComparison.Ordinal);
        Assert.Equal(double.PositiveInfinity, end.Models[0].Effects[0].HazardRatio);
        Assert.True(double.IsFinite(end.Models[1].Effects[0].HazardRatio!.Value) && end.Models[1].Effects[0].HazardRatio > 1);
    }

    [Fact]
    public void Overall_survival_is_analysed_where_the_sheet_has_it()
    {
        var members = Cohort(80, expressed: false).Select(m => m with { OsMonths = m.PfsMonths + 6, OsEvent = m.PfsEvent }).ToList();
        Assert.Equal(["Progression-free survival", "Overall survival"], Study(members).Definitions[0].EndPoints.Select(e => e.Name));
    }

    private static CohortStudy Study(IReadOnlyList<CohortMember> members, StudyOptions? options = null) =>
        StudyAnalysis.Analyse(members, [], (options ?? new StudyOptions()) with { Her2PositiveOnly = false });

    private static List<CohortMember> Cohort(int count, bool expressed, double hazardRatio = 2)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var high = random.NextDouble() < 0.4;
            var positive = random.NextDouble() < (high ? 0.5 : 0.2);
            var hazard = 0.05 * (positive ? hazardRatio : 1) * (high && hazardRatio > 1 ? 1.5 : 1);
            var months = -Math.Log(1 - random.NextDouble()) / hazard;
            var censored = 60 * random.NextDouble();
            return new CohortMember
            {
                Array = $"T{i:0000}",
                Patient = $"P{i:0000}",
                CyclinEPositive = positive,
                CyclinEExpressed = expressed ? random.NextDouble() < (positive ? 0.8 : 0.15) : null,
                Benefit = random.NextDouble() < 0.5,
                PfsMonths = Math.Min(months, censored),
                PfsEvent = months <= censored,
                Covariates = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["age"] = $"{40 + random.Next(40)}", ["grade"] = high ? "high"
                    : "low" },
            };
        })];
    }
}
