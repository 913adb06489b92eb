namespace CyclinE.Cohort;

/// <summary>False discovery rate (Benjamini &amp; Hochberg, <em>J. R. Stat. Soc. B</em> 57, 1995).</summary>
internal static class FalseDiscovery
{
    /// <summary>q of every P: min over larger P of m·P/rank, at most 1.</summary>
    public static double[] Q(double[] p)
    {
        int[] order = [.. Enumerable.Range(0, p.Length).OrderBy(k => p[k]).ThenBy(k => k)];
        var q = new double[p.Length];
        double least = 1;
        for (var k = order.Length - 1; k >= 0; k--)
        {
            least = Math.Min(least, p[order[k]] * p.Length / (k + 1));
            q[order[k]] = least;
        }

        return q;
    }

    /// <summary>The same where some have no P: those do not count.</summary>
    public static double?[] Q(double?[] p)
    {
        var known = Q([.. p.OfType<double>()]);
        var next = 0;
        return [.. p.Select(v => v is null ? (double?)null : known[next++])];
    }
}
