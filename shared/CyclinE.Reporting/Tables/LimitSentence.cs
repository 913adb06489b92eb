using System.Globalization;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Reporting.Tables;

/// <summary>A gene's detection limit in words.</summary>
internal static class LimitSentence
{
    /// <summary>Copies from which a gene counts as amplified.</summary>
    private const int Amplified = 5;

    /// <summary>
    /// The limit at the first level from 5 copies on that has one: <c>CCNE1: &gt;= 5 copies over &gt;= 6 probes (120 kb)</c>. Null where
    /// the gene is not called or is called a gain, and where nothing could be planted.
    /// </summary>
    public static string? Of(DetectionLimits? limits, GeneCall gene)
    {
        if (limits?.LargestSize is not { } largest || gene.Call is null or >= CallClass.Gain
            || limits.Genes.FirstOrDefault(g => g.Symbol == gene.Symbol) is not { } at)
        {
            return null;
        }

        for (var i = 0; i < limits.Levels.Count; i++)
        {
            if (limits.Levels[i] is { Copies: >= Amplified, Probes: { } probes } level)
            {
                var size = at.Kilobases[i] is { } kilobases ? $" ({Size(kilobases)})" : string.Empty;
                return string.Create(CultureInfo.InvariantCulture, $"{gene.Symbol}: >= {level.Copies} copies over >= {probes} probes{size}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{gene.Symbol}: none up to {limits.Levels[^1].Copies} copies over {largest} probes");
    }

    private static string Size(double kilobases) =>
        kilobases < 10 ? $"{Digits.Fixed(kilobases, 1)} kb" : $"{Digits.Fixed(kilobases, 0)} kb";
}
