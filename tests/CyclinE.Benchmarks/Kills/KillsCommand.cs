using System.Globalization;
using CyclinE.Faults.Tests.Kills;

namespace CyclinE.Benchmarks.Kills;

/// <summary>Kills <c>cycline run</c> many times, each time at another moment, and prints what came of it.</summary>
internal static class KillsCommand
{
    /// <summary>How it is called.</summary>
    public const string Usage = "[--kills 200] [--cohort 50] [--seed 1]";

    /// <summary>Kills; 1 where a run left anything else than the undisturbed one.</summary>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        int Number(string option, int usual) =>
            Array.IndexOf(arguments, option) is var at and >= 0 ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : usual;

        var kills = Number("--kills", 200);
        var series = new KillSeries(Number("--seed", 1), Console.Error.WriteLine);
        await series.RunAsync(kills, Math.Min(kills, Number("--cohort", 50)), cancellationToken);
        Console.WriteLine(series.Table());
        foreach (var difference in series.Differences)
        {
            Console.WriteLine(difference);
        }

        return series.Differences.Count == 0 ? 0 : 1;
    }
}
