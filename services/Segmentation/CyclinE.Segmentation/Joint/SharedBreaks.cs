namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Segmentation of several channels with the same breaks: minimises Σ channels Σ segments min over the level of
/// Σ min((x − level)², K²) + β per break, x in units of noise, under a shortest segment.
/// </summary>
/// <remarks>
/// The optimum over candidate breaks is exact (<see cref="CandidateProgram"/>); candidates come from filters
/// (<see cref="BreakCandidates"/>), then every break is moved to its best place between its neighbours, every segment is
/// offered its best further break, and what this found joins the candidates, until nothing changes. The cap is minimised
/// by alternating with the view of which values count (<see cref="PrivateView"/>) and by taking back breaks that the cap
/// makes worthless (<see cref="BreakRemoval"/>). No step raises the cost. Then breaks that the noise of their own level
/// explains are taken back (<see cref="StateNoise"/>), and the others are placed by their likelihood
/// (<see cref="SharedPlacement"/>).
/// </remarks>
internal static class SharedBreaks
{
    private const int MostRounds = 10;
    private const int MostSweeps = 20;

    /// <summary>Finds the breaks.</summary>
    /// <param name="channels">Values of each channel in units of its noise, all equally long; NaN where a channel has none.</param>
    /// <param name="taus">Long-run variance of each channel over the one that lag-1 differences tell, as far as the unit holds it; else 1.</param>
    /// <param name="penalty">β.</param>
    /// <param name="caps">K of each channel in units of its noise.</param>
    /// <param name="folded">Which channels are distances from the middle of two bands.</param>
    /// <param name="minimum">m₀ ≥ 1: shortest segment in loci, unless all loci are fewer.</param>
    /// <param name="cancellationToken">Looked at in each round.</param>
    /// <returns>Ends of the segments; none for no loci.</returns>
    public static int[] Find(double[][] channels, double[] taus, double penalty, double[] caps, bool[] folded, int minimum, CancellationToken cancellationToken)
    {
        var length = channels[0].Length;
        if (length < 2 * minimum)
        {
            return length == 0 ? [] : [length];
        }

        var leftOut = new bool[channels.Length][];
        var sums = new ChannelSums(channels.Length, length);
        for (var channel = 0; channel < channels.Length; channel++)
        {
            leftOut[channel] = new bool[length];
            PrivateView.ByRunningMedian(channels[channel], caps[channel], minimum, leftOut[channel]);
            sums.Load(channel, channels[channel], leftOut[channel]);
        }

        var candidates = new List<int>(BreakCandidates.Find(sums, penalty, minimum)) { 0, length };
        int[] ends = [length];
        for (var round = 0; round < MostRounds; round++)
        {
            ends = Minimise(sums, candidates, penalty, minimum, cancellationToken);
            ends = BreakRemoval.Apply(channels, sums, penalty, caps, ends);
            var changed = false;
            for (var channel = 0; channel < channels.Length; channel++)
            {
                if (PrivateView.BySegments(channels[channel], sums, channel, ends, caps[channel], leftOut[channel]))
                {
                    changed = true;
                    sums.Load(channel, channels[channel], leftOut[channel]);
                }
            }

            if (!changed)
            {
                break;
            }
        }

        var kept = StateNoise.Merge(channels, taus, sums, ends, penalty);
        if (kept.Length < ends.Length)
        {
            // What stood beside a break taken back may have held its neighbour away from its best place.
            var moved = new List<int>(kept);
            Move(sums, moved, minimum);
            kept = StateNoise.Merge(channels, taus, sums, [.. moved], penalty);
        }

        SharedPlacement.Place(channels, leftOut, folded, taus, kept, minimum);
        return kept;
    }

    /// <summary>
    /// The least squares plus β per break under the shortest segment, as far as candidates and the search from them reach;
    /// what the search finds joins the candidates.
    /// </summary>
    internal static int[] Minimise(ChannelSums sums, List<int> candidates, double penalty, int minimum, CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            candidates.Sort();
            Distinct(candidates);
            var ends = CandidateProgram.Solve(sums, [.. candidates], penalty, minimum);
            var breaks = new List<int>(ends);
            Move(sums, breaks, minimum);
            var split = Split(sums, breaks, penalty, minimum);
            if (round == MostRounds || (!split && breaks.SequenceEqual(ends)))
            {
                return [.. breaks];
            }

            candidates.AddRange(breaks);
        }
    }

    /// <summary>Moves each break to its best place between its neighbours until all rest.</summary>
    private static void Move(ChannelSums sums, List<int> ends, int minimum)
    {
        var moved = true;
        for (var sweep = 0; moved && sweep < MostSweeps; sweep++)
        {
            moved = false;
            for (var i = 0; i + 1 < ends.Count; i++)
            {
                var first = i == 0 ? 0 : ends[i - 1];
                var (_, here) = sums.BestSplit(first, ends[i + 1], ends[i], ends[i] + 1);
                var (at, best) = sums.BestSplit(first, ends[i + 1], first + minimum, ends[i + 1] - minimum + 1);
                if (best > here)
                {
                    ends[i] = at;
                    moved = true;
                }
            }
        }
    }

    /// <summary>Breaks each segment at its best place while that explains more than β.</summary>
    private static bool Split(ChannelSums sums, List<int> ends, double penalty, int minimum)
    {
        var split = false;
        for (var i = 0; i < ends.Count;)
        {
            var first = i == 0 ? 0 : ends[i - 1];
            var (at, explained) = sums.BestSplit(first, ends[i], first + minimum, ends[i] - minimum + 1);
            if (explained > penalty)
            {
                ends.Insert(i, at);
                split = true;
            }
            else
            {
                i++;
            }
        }

        return split;
    }

    private static void Distinct(List<int> sorted)
    {
        var kept = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (kept == 0 || sorted[i] != sorted[kept - 1])
            {
                sorted[kept++] = sorted[i];
            }
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
    }
}
