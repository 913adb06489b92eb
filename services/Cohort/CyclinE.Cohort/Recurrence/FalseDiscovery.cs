namespace CyclinE.Cohort;

/// <summary>Benjamini–Hochberg.</summary>
internal static class FalseDiscovery
{
    /// <summary>q of every P; null where there is none, which does not count.</summary>
    public static double?[] Q(double?[] p)
    {
        int[] order = [.. Enumerable.Range(0, p.Length).Where(i => p[i] is not null).OrderByDescending(i => p[i]).ThenBy(i => i)];
        var q = new double?[p.Length];
        var least = 1.0;
        for (var k = 0; k < order.Length; k++)
        {
            least = Math.Min(least, p[order[k]]!.Value * order.Length / (order.Length - k));
            q[order[k]] = least;
        }

        return q;
    }
}
