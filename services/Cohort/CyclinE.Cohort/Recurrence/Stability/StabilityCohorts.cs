using System.Globalization;

namespace CyclinE.Cohort.Recurrence.Stability;

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

/// <summary>A small stream of random numbers with stated bits (Steele, Lea and Flood 2014, SplitMix64).</summary>
internal struct RecurrenceRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, <paramref name="below"/>).</summary>
    public long Below(long below) => (long)Math.BigMul(Next(), (ulong)below, out _);
}
