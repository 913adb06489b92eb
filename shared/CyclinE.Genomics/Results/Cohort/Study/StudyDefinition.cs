using System.Text.Json.Serialization;

namespace CyclinE.Genomics.Results.Cohort.Study;

/// <summary>The study by one definition of cyclin E positive. Definitions are kept apart: no table mixes them.</summary>
public sealed record StudyDefinition
{
    /// <summary><c>amplification</c>, <c>expression</c> or <c>either</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What makes a tumour positive, in words.</summary>
    public required string Text { get; init; }

    /// <summary>Patients analysed: of the population, and of known group.</summary>
    public required int Patients { get; init; }

    /// <summary>Those who are cyclin E positive.</summary>
    public required int Positive { get; init; }

    /// <summary>Clinical benefit: table, exact and approximate tests, logistic models; null where no patient can be evaluated.</summary>
    public ResponseResult? Benefit { get; init; }

    /// <summary>Progression-free and overall survival, those of them that the sheet has.</summary>
    public required IReadOnlyList<StudyEndPoint> EndPoints { get; init; }

    /// <summary>Sentences that stand beside it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Groups by outcomes: the table, its tests, logistic models, and what the cohort could have seen.</summary>
public sealed record ResponseResult
{
    /// <summary>The question in words, such as <c>clinical benefit by cyclin E</c>.</summary>
    public required string Question { get; init; }

    /// <summary>Group labels, one per row of <see cref="Counts"/>.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Outcome labels, one per column.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Patients.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Counts { get; init; }

    /// <summary>Counts expected without association; empty where nobody could be counted.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Expected { get; init; }

    /// <summary>Patients left out because group or outcome is missing.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Tests and measures.</summary>
    public required IReadOnlyList<ResponseTest> Tests { get; init; }

    /// <summary>Models; empty beyond two outcomes.</summary>
    public required IReadOnlyList<ResponseModel> Models { get; init; }

    /// <summary>Sentences that stand beside the table.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One test or measure of a table of groups by outcomes.</summary>
/// <param name="Method">The method, such as <c>fisher-exact</c>.</param>
/// <param name="Measure">What <paramref name="Value"/> is, such as <c>odds_ratio</c>; null where there is only a P.</param>
/// <param name="Value">The measure.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">P value.</param>
/// <param name="Note">What a reader has to know of it.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record ResponseTest(
    string Method, string? Measure = null, double? Value = null, double? Lower = null, double? Upper = null, double? P = null, string? Note = null);

/// <summary>A logistic model of a response.</summary>
/// <param name="Method"><c>logistic</c> or <c>firth-logistic</c>.</param>
/// <param name="Terms">Coefficients, the intercept first.</param>
/// <param name="LogLikelihood">Log likelihood, penalised for Firth's.</param>
/// <param name="Patients">Patients analysed.</param>
/// <param name="Events">Patients with the outcome.</param>
/// <param name="LeftOut">Patients left out: a value is missing.</param>
/// <param name="Warning">Separation, few events; null where nothing.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record ResponseModel(
    string Method, IReadOnlyList<ResponseTerm> Terms, double LogLikelihood, int Patients, int Events, int LeftOut, string? Warning);

/// <summary>A coefficient of a logistic model: log odds ratios per unit of its column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Coefficient">Log odds ratio; ±∞ where the column separates the outcome.</param>
/// <param name="StandardError">Standard error; NaN where the coefficient is infinite.</param>
/// <param name="WaldP">Two-sided P of coefficient/error; NaN where there is no error.</param>
/// <param name="RatioP">P of the (penalised) likelihood ratio.</param>
/// <param name="Lower">Lower limit by (penalised) profile likelihood; may be −∞.</param>
/// <param name="Upper">Upper limit; may be +∞.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record ResponseTerm(string Name, double Coefficient, double StandardError, double WaldP, double RatioP, double Lower, double Upper);
