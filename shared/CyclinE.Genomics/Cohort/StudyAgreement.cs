using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>How far amplification and expression of cyclin E agree, patient by patient.</summary>
/// <param name="Both">Positive by both.</param>
/// <param name="AmplifiedOnly">By amplification alone.</param>
/// <param name="ExpressedOnly">By expression alone.</param>
/// <param name="Neither">Negative by both.</param>
/// <param name="LeftOut">Patients without one of the two.</param>
/// <param name="Kappa">Cohen's kappa; null where both are one word for everybody.</param>
/// <param name="Lower">Lower 95% limit.</param>
/// <param name="Upper">Upper 95% limit.</param>
/// <param name="PositiveAgreement">2a/(2a + b + c); null without a positive.</param>
/// <param name="NegativeAgreement">2d/(2d + b + c); null without a negative.</param>
/// <param name="McNemarP">Exact P of McNemar's test: whether one of the two is positive more often.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyAgreement(
    int Both, int AmplifiedOnly, int ExpressedOnly, int Neither, int LeftOut, double? Kappa, double? Lower, double? Upper, double? PositiveAgreement,
    double? NegativeAgreement, double McNemarP);
