using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
