using System.Globalization;
using CyclinE.Cohort.Survival;
using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Scan;

/// <summary>The patients of a scan that have an end point, all covariates and a stratum.</summary>
internal sealed class ScanPatients
{
    private ScanPatients(int[] rows, double[]? times, bool[] events, int[] strata, double[][] covariates)
    {
        (Rows, Times, Events, Strata, Covariates) = (rows, times, events, strata, covariates);
    }

    /// <summary>Column of the input of each patient.</summary>
    public int[] Rows { get; }

    /// <summary>Times with ties resolved; null for an end point that is yes or no.</summary>
    public double[]? Times { get; }

    public bool[] Events { get; }

    /// <summary>Stratum of each patient, numbered from 0 in ordinal order of the labels.</summary>
    public int[] Strata { get; }

    /// <summary>Covariates, each centred and scaled to unit standard deviation: the tests do not depend on it, the arithmetic does.</summary>
    public double[][] Covariates { get; }

    public int StratumCount => Strata.Length == 0 ? 0 : Strata.Max() + 1;

    /// <summary>Selects and checks.</summary>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    /// <exception cref="InvalidInputException">Fewer than two patients, no event, everybody with the event (yes or no), or a constant covariate.</exception>
    public static ScanPatients Select(ScanInput input)
    {
        var count = input.Events.Length;
        if (input.Values.Count != count || input.Values.Any(v => v.Genes != input.Genes.Count)
            || (input.Times is { } t && t.Length != count)
            || (input.Strata is { } s && s.Length != count)
            || input.Covariates.Any(c => c.Values.Length != count))
        {
            throw new ArgumentException($"Values, times, strata and covariates are for {count} patients and {input.Genes.Count} genes.", nameof(input));
        }

        int[] rows = [.. Enumerable.Range(0, count).Where(i => Complete(input, i))];
        bool[] events = [.. rows.Select(i => input.Events[i]!.Value)];
        Refuse(input, events);
        string[] labels = input.Strata is null ? [] : [.. rows.Select(i => input.Strata[i]!).Distinct().Order(StringComparer.Ordinal)];
        int[] strata = [.. rows.Select(i => input.Strata is null ? 0 : Array.BinarySearch(labels, input.Strata[i], StringComparer.Ordinal))];
        var times = input.Times is null ? null : TiedTimes.Resolve([.. rows.Select(i => input.Times[i])]);
        return new ScanPatients(rows, times, events, strata, [.. input.Covariates.Select(c => Scaled(c, rows, input.EndPoint))]);
    }

    private static bool Complete(ScanInput input, int i) =>
        input.Events[i] is not null
        && (input.Times is null || (double.IsFinite(input.Times[i]) && input.Times[i] >= 0))
        && (input.Strata is null || input.Strata[i] is not null)
        && input.Covariates.All(c => double.IsFinite(c.Values[i]));

    private static void Refuse(ScanInput input, bool[] events)
    {
        var happened = events.Count(e => e);
        if (events.Length < 2 || happened == 0 || (input.Times is null && happened == events.Length))
        {
            throw new InvalidInputException(
                "scan-without-contrast",
                string.Create(CultureInfo.InvariantCulture,
                    $"{happened} events among {events.Length} patients with a complete end point: there is nothing to compare."),
                $"end point {input.EndPoint}",
                "Fill the end point's columns, or leave this end point out.");
        }
    }

    private static double[] Scaled(ScanCovariate covariate, int[] rows, string endPoint)
    {
        double[] values = [.. rows.Select(i => covariate.Values[i])];
        var mean = values.Average();
        var sd = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
        return sd > 1e-12 * Math.Max(1, Math.Abs(mean))
            ? [.. values.Select(v => (v - mean) / sd)]
            : throw new InvalidInputException(
                "constant-covariate",
                string.Create(CultureInfo.InvariantCulture, $"The covariate {covariate.Name} is {mean:R} for every patient analysed."),
                $"end point {endPoint}",
                "Leave the covariate out.");
    }
}
