using System.Globalization;
using System.Text.RegularExpressions;
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

    [Fact]
    public void A_selected_cut_says_that_it_was_selected_and_what_that_costs_and_gives_no_hazard_ratio()
    {
        // The planted cut lies at 0.8: whoever is above progresses twice as early.
        var random = new Random(3);
        var members = Cohort(150, expressed: true).Select((m, i) => m with
        {
            Ccne1Log2 = i == 0 ? null : m.CyclinEPositive == true ? 0.8 + random.NextDouble() : 0.8 * random.NextDouble(),
            PfsMonths = m.CyclinEPositive == true ? m.PfsMonths / 2 : m.PfsMonths,
        }).ToList();
        var study = Study(members, new StudyOptions { CutPoint = StudyCutPoint.Ccne1 });
        var sentence = Assert.Single(
            study.Definitions.SelectMany(d => d.EndPoints).SelectMany(e => e.Notes), n => n.Contains("cut of CCNE1", StringComparison.Ordinal));
        Assert.StartsWith("Progression-free survival: selected cut of CCNE1, log2 above 0.", sentence, StringComparison.Ordinal);
        var cut = double.Parse(Regex.Match(sentence, @"log2 above (\d+\.\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(cut, 0.6, 1);
        Assert.Matches(@"\(\d+ of 149 patients; 1 patient without a value left out\)", sentence);
        Assert.Matches(@"P corrected for the selection: [\d.E-]+ \(bound of Hothorn and Lausen\)", sentence);
        Assert.Matches(@", [\d.E-]+ \(Monte Carlo, 100000 permutations, seed 1\)", sentence);
        Assert.DoesNotMatch(@"hazard ratio (is|of) \d", sentence);
        Assert.DoesNotContain(Study(members).Definitions[0].EndPoints[0].Notes, n => n.Contains("selected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "there is no event")]
    [InlineData(true, "no two values differ between the 10% and the 90% quantile")]
    public void A_cut_that_cannot_be_selected_says_why(bool events, string why)
    {
        var members = Cohort(30, expressed: false).Select((m, i) => m with { Ccne1Log2 = events ? 1 : i, PfsEvent = events }).ToList();
        Assert.Contains(
            $"Progression-free survival: no cut of CCNE1 could be selected: {why}.",
            Study(members, new StudyOptions { CutPoint = StudyCutPoint.Ccne1 }).Definitions[0].EndPoints[0].Notes);
    }

    [Fact]
    public void Diagnostics_say_the_survival_predicted_and_the_patients_on_whom_the_ratio_hangs()
    {
        // One positive patient is followed far beyond everybody else: the ratio hangs on that one.
        var members = Cohort(80, expressed: false);
        var odd = members.FindIndex(m => m.CyclinEPositive == true);
        members[odd] = members[odd] with { PfsMonths = 200, PfsEvent = false };
        var end = Study(members, new StudyOptions { Diagnostics = true }).Definitions[0].EndPoints[0];
        var predicted = Assert.Single(end.Notes, n => n.Contains("predicts", StringComparison.Ordinal));
        var percent = Regex.Matches(predicted, @"(\d+)% \((\d+)–(\d+)%\)")
            .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Contains("at 12 months", predicted, StringComparison.Ordinal);
        Assert.Contains("at 24 months", predicted, StringComparison.Ordinal);
        Assert.Equal(4, percent.Count);

        // Planted: a hazard of 0.05 a month of the negative, more of the positive.
        Assert.InRange(percent[1], 35, 65);
        Assert.True(percent[0] < percent[1] && percent[2] < percent[0] && percent[3] < percent[1]);
        Assert.Contains(end.Notes, n => n.Contains($"is moved most by {members[odd].Patient} (−", StringComparison.Ordinal));
        Assert.Contains(
            end.Notes,
            n => n.Contains($"the largest deviance residual is that of {members[odd].Patient} (−", StringComparison.Ordinal)
                && n.EndsWith("followed for longer than the model expects.", StringComparison.Ordinal));
        Assert.DoesNotContain(Study(members).Definitions[0].EndPoints[0].Notes, n => n.Contains("deviance", StringComparison.Ordinal));
    }

    [Fact]
    public void A_horizon_beyond_follow_up_is_not_predicted_and_a_separated_model_has_no_diagnostics()
    {
        var brief = Cohort(60, expressed: false).Select(m => m with { PfsMonths = m.PfsMonths / 12 }).ToList();
        brief[0] = brief[0] with { PfsMonths = 8.5, PfsEvent = false };
        var predicted = Study(brief, new StudyOptions { Diagnostics = true }).Definitions[0].EndPoints[0].Notes
            .Single(n => n.Contains("predicts", StringComparison.Ordinal));
        Assert.Contains("predicts at 8.5 months", predicted, StringComparison.Ordinal);
        Assert.DoesNotContain("12 months", predicted, StringComparison.Ordinal);

        var separated = Cohort(40, expressed: false).Select((m, i) => m with { CyclinEPositive = i < 10, PfsEvent = i < 10, PfsMonths = 5 + i }).ToList();
        Assert.Contains(
            "Progression-free survival: no diagnostics, since the model of cyclin E alone has no finite estimate.",
            Study(separated, new StudyOptions { Diagnostics = true }).Definitions[0].EndPoints[0].Notes);
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
