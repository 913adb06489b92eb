using System.Globalization;

namespace CyclinE.Faults.Tests;

/// <summary>Seeds of fault runs: few by default, as many as a variable says by command.</summary>
internal static class FaultSeeds
{
    /// <summary>The seeds from 1, or those of the variable: <c>30</c> for 1 to 30, <c>7-9</c> for these.</summary>
    public static TheoryData<int> Of(string variable, int usual)
    {
        var range = (Environment.GetEnvironmentVariable(variable) ?? usual.ToString(CultureInfo.InvariantCulture)).Split('-');
        var last = int.Parse(range[^1], CultureInfo.InvariantCulture);
        var first = range.Length == 1 ? 1 : int.Parse(range[0], CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(first, last - first + 1)];
    }
}
