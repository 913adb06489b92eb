namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// When a test by permutations may stop because its outcome is sure. If the whole test allows few exceedances, those
/// among its first k permutations are hypergeometric, and seeing many has a chance of at most exp(−k·KL(r/k ‖ share))
/// (Hoeffding, JASA 58, 1963): the decision is the full test's but for one in 10⁹.
/// </summary>
internal static class Curtailment
{
    // ln 10⁹, and as much again for looking up to 100 times and for the 100 places at which the boundary may be met.
    private const double Sure = 20.7 + 9.3;

    /// <summary>Whether so many exceedances among so many permutations rule out a share at or beyond <paramref name="share"/> on the other side.</summary>
    public static bool IsSure(int reached, int done, double share)
    {
        var seen = (double)reached / done;
        var divergence = (seen > 0 ? seen * Math.Log(seen / share) : 0) + (seen < 1 ? (1 - seen) * Math.Log((1 - seen) / (1 - share)) : 0);
        return done * divergence >= Sure;
    }
}
