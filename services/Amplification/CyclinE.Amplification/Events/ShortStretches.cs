namespace CyclinE.Amplification.Events;

/// <summary>
/// Joins stretches of fewer than <c>min-probes</c> probes with a neighbour: single outliers, which plain L2 segmentation of
/// heavy-tailed noise cuts out by the dozen, then neither make an event nor break one in two.
/// </summary>
internal static class ShortStretches
{
    /// <summary>
    /// The stretches with short ones joined: always the pair whose union costs least, n_a·n_b/(n_a + n_b)·Δ², of all pairs with a
    /// short member; the left one of equals. Short neighbours of one level find each other before either is lost in the surroundings.
    /// </summary>
    /// <param name="stretches">Stretches of one chromosome in order.</param>
    /// <param name="minProbes">Fewest probes of a stretch that stands for itself.</param>
    public static List<Stretch> Join(IReadOnlyList<Stretch> stretches, int minProbes)
    {
        var joined = new List<Stretch>(stretches);
        while (joined.Count > 1)
        {
            var best = -1;
            var least = double.PositiveInfinity;
            for (var i = 0; i + 1 < joined.Count; i++)
            {
                if (Math.Min(joined[i].Probes, joined[i + 1].Probes) < minProbes && Cost(joined[i], joined[i + 1]) is var cost && cost < least)
                {
                    best = i;
                    least = cost;
                }
            }

            if (best < 0)
            {
                break;
            }

            joined[best] = joined[best].JoinedWith(joined[best + 1]);
            joined.RemoveAt(best + 1);
        }

        return joined;
    }

    private static double Cost(Stretch a, Stretch b)
    {
        double n = a.Probes, m = b.Probes, difference = a.Level - b.Level;
        return n * m / (n + m) * difference * difference;
    }
}
