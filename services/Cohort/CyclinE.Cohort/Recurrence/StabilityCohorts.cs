using System.Globalization;

namespace CyclinE.Cohort;

/// <summary>The cohorts on which stability is tested: how often each sample counts in them.</summary>
internal static class StabilityCohorts
{
    /// <summary>Cohorts, and how they were made in words; none where stability is not asked for.</summary>
    public static (IReadOnlyList<int[]> Cohorts, string? Name) Of(int samples, RecurrenceOptions options) => options.Stability switch
    {
        RecurrenceStability.None => ([], null),
        RecurrenceStability.Bootstrap => (Bootstrap(samples, options), $"bootstrap, {Number(options.Replicates)} cohorts"),
        _ when samples <= options.Replicates => (LeaveOut(samples, 1), $"leave-one-out, {Number(samples)} cohorts"),
        _ => Groups(samples, options),
    };

    private static (IReadOnlyList<int[]>, string) Groups(int samples, RecurrenceOptions options)
    {
        var size = (samples + options.Replicates - 1) / options.Replicates;
        var cohorts = LeaveOut(samples, size);
        return (cohorts, $"leave-{Number(size)}-out, {Number(cohorts.Count)} cohorts");
    }

    private static List<int[]> LeaveOut(int samples, int size)
    {
        var cohorts = new List<int[]>();
        for (var first = 0; first < samples; first += size)
        {
            var weights = new int[samples];
            Array.Fill(weights, 1);
            Array.Clear(weights, first, Math.Min(size, samples - first));
            cohorts.Add(weights);
        }

        return cohorts;
    }

    private static List<int[]> Bootstrap(int samples, RecurrenceOptions options)
    {
        var random = new RecurrenceRandom(~(ulong)options.Seed);
        var cohorts = new List<int[]>();
        for (var c = 0; c < options.Replicates; c++)
        {
            var weights = new int[samples];
            for (var i = 0; i < samples; i++)
            {
                weights[random.Below(samples)]++;
            }

            cohorts.Add(weights);
        }

        return cohorts;
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
