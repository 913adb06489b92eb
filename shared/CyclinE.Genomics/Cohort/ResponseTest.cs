using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
