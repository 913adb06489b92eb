namespace CyclinE.Cohort.Survival.Cox;

/// <summary>
/// Monotone likelihood: along γ the partial likelihood never falls if at every event time the events have the largest γᵀx of all
/// at risk (Bryson &amp; Johnson, <em>Technometrics</em> 23, 1981; Heinze &amp; Schemper, <em>Biometrics</em> 57, 2001).
/// </summary>
internal static class Separation
{
    private const double Slack = 1e-6;

    /// <summary>The direction with its negligible parts set to 0, if the data certify it; else null.</summary>
    public static double[]? Certified(CoxSample sample, CoxTies ties, double[] direction)
    {
        var largest = direction.Max(Math.Abs);
        double[] clean = [.. direction.Select(d => Math.Abs(d) > 1e-4 * largest ? d : 0)];
        return IsMonotone(sample, ties, clean) ? clean : null;
    }

    private static bool IsMonotone(CoxSample sample, CoxTies ties, double[] direction)
    {
        var rows = sample.Rows;
        var p = sample.Columns;
        var along = new double[rows.Count];
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = 0; i < along.Length; i++)
        {
            for (var c = 0; c < p; c++)
            {
                along[i] += direction[c] * sample.X[(i * p) + c];
            }

            low = Math.Min(low, along[i]);
            high = Math.Max(high, along[i]);
        }

        var slack = Slack * (high - low);
        var atRisk = new LargestOf(rows.Count);
        for (var s = 0; s + 1 < rows.Bounds.Length; s++)
        {
            if (!Stratum(rows, ties, along, atRisk, rows.Bounds[s], rows.Bounds[s + 1], slack))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Stratum(SortedRows rows, CoxTies ties, double[] along, LargestOf atRisk, int first, int end, double slack)
    {
        atRisk.Clear();
        var starts = end - 1;
        for (var i = end - 1; i >= first;)
        {
            var time = rows.Stop[i];
            var last = i;
            var least = double.PositiveInfinity;
            for (; i >= first && rows.Stop[i] == time; i--)
            {
                var isEvent = rows.Events[i] && rows.Weight[i] > 0;
                least = isEvent ? Math.Min(least, along[i]) : least;
                if (rows.Weight[i] > 0 && !(isEvent && ties == CoxTies.Exact))
                {
                    atRisk.Set(i, along[i]);
                }
            }

            for (; rows.StartOrder is { } order && starts >= first && rows.Start![order[starts]] >= time; starts--)
            {
                atRisk.Set(order[starts], double.NegativeInfinity);
            }

            if (least < atRisk.Largest - slack)
            {
                return false;
            }

            // Under exact ties the events of a time are compared with the others only, but stay at risk at earlier times.
            for (var j = i + 1; ties == CoxTies.Exact && j <= last; j++)
            {
                if (rows.Weight[j] > 0)
                {
                    atRisk.Set(j, along[j]);
                }
            }
        }

        return true;
    }
}
