using System.Globalization;
using System.Runtime.InteropServices;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Doubts values that are said to be log2 ratios and cannot be.</summary>
internal static class ScaleJudgement
{
    // A log2 profile of this many probes without one negative value does not happen.
    private const int EnoughToJudge = 50;

    /// <summary>Refuses a table whose values are all positive, unless its scale was declared.</summary>
    /// <exception cref="InvalidInputException"><c>scale-unlikely</c>.</exception>
    public static void Judge(FeatureTable features, TableHeader header, TableDialect dialect, RowTallies tallies, string file)
    {
        if (dialect.ScaleDeclared || tallies.Finite < EnoughToJudge || tallies.Smallest < 0)
        {
            return;
        }

        var values = new List<double>();
        foreach (var value in features.Log2)
        {
            if (!float.IsNaN(value))
            {
                values.Add(value * dialect.Sign);
            }
        }

        var median = OrderStatistics.Median(CollectionsMarshal.AsSpan(values));
        var guess = median is > 0.7 and < 1.4 ? "they look like ratios" : median is >= 1.4 and < 3 ? "they look like copies"
            : "log2 ratios lie on both sides of 0";
        throw new InvalidInputException(
            "scale-unlikely",
            string.Create(CultureInfo.InvariantCulture,
                $"None of the {tallies.Finite} values of column '{header.TitleOf(TableColumn.Value)}' is negative (median {median:0.##}): {guess}."),
            file,
            "Put the scale of the values into the sheet's column 'scale' (ratio, copies, ...; log2 if they are log2 ratios all the same).");
    }
}
