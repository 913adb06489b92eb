using CyclinE.Reporting;

namespace CyclinE.Cli;

/// <summary>What is unlikely about arrays that were called all the same.</summary>
internal static class QualityLines
{
    private const int MostArrays = 20;

    /// <summary>Says the warnings of called arrays, one line each; of many arrays the first ones and how many more there are.</summary>
    public static void Say(Terminal terminal, BatchResults results)
    {
        var warned = results.ArrayResults.Where(a => a.State == UnitOutcome.Called && a.Warnings.Count > 0).ToList();
        foreach (var array in warned.Take(MostArrays))
        {
            terminal.Say($"warning  {array.Array}: {string.Join(" ", array.Warnings)}");
        }

        if (warned.Count > MostArrays)
        {
            terminal.Say(FormattableString.Invariant($"warning  {warned.Count - MostArrays:N0} more arrays were called with a warning: arrays.tsv, quality_notes"));
        }
    }
}
