using System.Globalization;

namespace CyclinE.Cli.Output;

/// <summary>P and q values on a terminal: never a zero, for smaller than a number can be is not nothing.</summary>
internal static class ProbabilityText
{
    private const double Fixed = 0.0001;

    /// <summary><c>1.3e-12</c>, or <c>&lt; 1e-300</c> where the value underflows.</summary>
    public static string Of(double p) => p == 0 ? "< 1e-300" : p.ToString("0.0e0", CultureInfo.InvariantCulture);

    /// <summary><c>P = 0.0019</c>, and below 0.0001 <c>P = 1.3e-12</c> or <c>P &lt; 1e-300</c>.</summary>
    public static string Equation(string name, double? p) => p switch
    {
        null => $"{name} not defined",
        0 => $"{name} {Of(0)}",
        >= Fixed or double.NaN => string.Create(CultureInfo.InvariantCulture, $"{name} = {p:0.0000}"),
        _ => $"{name} = {Of(p.Value)}",
    };
}
