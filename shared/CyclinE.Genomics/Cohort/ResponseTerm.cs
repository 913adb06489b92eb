using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
