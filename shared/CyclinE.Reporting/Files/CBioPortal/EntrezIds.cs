using System.Collections.Frozen;
using System.Globalization;

namespace CyclinE.Reporting;

/// <summary>
/// NCBI Gene ids (Entrez) where they are known without a table of all genes: those of the panel, and of symbols that are made of their id
/// (<c>LOC284395</c>). cBioPortal finds the others by their symbol.
/// </summary>
internal static class EntrezIds
{
    // NCBI Gene, Homo sapiens; earlier symbols beside the present ones.
    private static readonly FrozenDictionary<string, int> Panel = new Dictionary<string, int>
    {
        ["CCNE1"] = 898, ["ERBB2"] = 2064, ["CDK2"] = 1017, ["CDKN1B"] = 1027, ["FBXW7"] = 55294, ["CCND1"] = 595, ["MYC"] = 4609,
        ["FGFR1"] = 2260, ["PIK3CA"] = 5290, ["PTEN"] = 5728, ["RB1"] = 5925, ["TOP2A"] = 7153, ["URI1"] = 8725, ["C19orf2"] = 8725,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The id as text; empty where it is not known.</summary>
    public static string Of(string symbol) =>
        Panel.TryGetValue(symbol, out var id) ? id.ToString(CultureInfo.InvariantCulture)
        : symbol.StartsWith("LOC", StringComparison.Ordinal) && symbol.Length > 3 && symbol[3] != '0' && symbol.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0 ? symbol[3..]
        : string.Empty;
}
