using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>Difference of restricted mean survival, cyclin E positive less negative.</summary>
/// <param name="Horizon">Months up to which the curves are averaged: the shorter of the two follow-ups.</param>
/// <param name="Positive">Restricted mean of the positive, months.</param>
/// <param name="Negative">Restricted mean of the negative, months.</param>
/// <param name="Difference">Positive less negative, months.</param>
/// <param name="Lower">Lower 95% limit.</param>
/// <param name="Upper">Upper 95% limit.</param>
/// <param name="P">Two-sided normal P.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyMeanDifference(double Horizon, double Positive, double Negative, double Difference, double Lower, double Upper, double P);
