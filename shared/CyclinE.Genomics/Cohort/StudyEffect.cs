using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>One term of a model.</summary>
/// <param name="Term">Name of the term; a category with its level, as <c>stage = III</c>.</param>
/// <param name="HazardRatio">Per unit, or of the level against the reference level; 0 or +∞ under separation, null where not estimable.</param>
/// <param name="Lower">Lower 95% limit; null where there is none.</param>
/// <param name="Upper">Upper 95% limit.</param>
/// <param name="P">Two-sided P: Wald, or of the penalised profile likelihood; null where there is none.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyEffect(string Term, double? HazardRatio, double? Lower, double? Upper, double? P);
