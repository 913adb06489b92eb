using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Robust;

/// <summary>
/// Merges neighbouring segments whose levels do not differ by the noise of their own states: the pair with the smallest
/// T² = (μ_A − μ_B)² / (τ(s̃_A²/n_A + s̃_B²/n_B)) first, while T² is below c · ln N.
/// </summary>
internal static class NoiseMerge
{
    /// <summary>Merges in place.</summary>
    /// <param name="states">Adjacent segments.</param>
    /// <param name="settings">Hold σ, τ and the threshold.</param>
    /// <returns>The number of segments left, at the front.</returns>
    public static int Merge(Span<SegmentState> states, RobustSettings settings)
    {
        if (states.Length < 2)
        {
            return states.Length;
        }

        // next[i], previous[i]: the list of segments still there; a pair is named by its left segment, and a queued
        // entry is stale when the pair's round has moved on.
        var next = new int[states.Length];
        var previous = new int[states.Length];
        var round = new int[states.Length];
        var queue = new PriorityQueue<(int Left, int Round), (double Score, int Left)>(states.Length);
        for (var i = 0; i < states.Length; i++)
        {
            next[i] = i + 1;
            previous[i] = i - 1;
        }

        for (var i = 0; i + 1 < states.Length; i++)
        {
            Enqueue(states, i, i + 1);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            var left = pair.Left;
            if (round[left] != pair.Round)
            {
                continue;
            }

            var right = next[left];
            states[left] = Joined(states[left], states[right]);
            next[left] = next[right];
            round[right] = -1;
            round[left]++;
            if (next[left] < states.Length)
            {
                previous[next[left]] = left;
                Enqueue(states, left, next[left]);
            }

            if (previous[left] >= 0)
            {
                round[previous[left]]++;
                Enqueue(states, previous[left], left);
            }
        }

        var count = 0;
        for (var i = 0; i < states.Length; i = next[i])
        {
            states[count++] = states[i];
        }

        return count;

        void Enqueue(Span<SegmentState> all, int left, int right)
        {
            var score = Score(all[left], all[right], settings);
            if (score < settings.Threshold)
            {
                queue.Enqueue((left, round[left]), (score, left));
            }
        }
    }

    /// <summary>T² of two neighbours.</summary>
    public static double Score(in SegmentState a, in SegmentState b, RobustSettings settings)
    {
        var difference = a.Level - b.Level;
        var (va, vb) = Noise(a, b, settings);
        return difference * difference / (settings.Tau * ((va / a.Inside) + (vb / b.Inside)));
    }

    /// <summary>
    /// s̃² of two neighbours. The longer one's estimate is shrunk to the array's σ², the shorter one's to the longer's:
    /// few probes say little about their noise, and what they may be a chance piece of says more than the rest of the array.
    /// </summary>
    private static (double A, double B) Noise(in SegmentState a, in SegmentState b, RobustSettings settings)
    {
        var prior = settings.Sigma * settings.Sigma;
        if (a.Inside >= b.Inside)
        {
            var longer = Scatter(a, prior);
            return (longer, Scatter(b, longer));
        }
        else
        {
            var longer = Scatter(b, prior);
            return (Scatter(a, longer), longer);
        }
    }

    /// <summary>s̃²: the segment's scatter shrunk to a prior.</summary>
    public static double Scatter(in SegmentState state, double prior) => Shrunk(state, state.Scatter, prior);

    /// <summary>The segment's noise variance by lag-1 differences shrunk to a prior.</summary>
    public static double Variance(in SegmentState state, double prior) => Shrunk(state, state.Variance, prior);

    private static double Shrunk(in SegmentState state, double own, double prior)
    {
        var n = state.End - state.First;
        return n < 2 ? prior : ((SegmentationNoise.PriorProbes * prior) + ((n - 1) * own)) / (SegmentationNoise.PriorProbes - 1 + n);
    }

    private static SegmentState Joined(in SegmentState a, in SegmentState b)
    {
        var inside = a.Inside + b.Inside;
        double na = Math.Max(1, a.End - a.First - 1), nb = Math.Max(1, b.End - b.First - 1);
        return new SegmentState
        {
            First = a.First,
            End = b.End,
            Inside = inside,
            Level = ((a.Inside * a.Level) + (b.Inside * b.Level)) / inside,
            Variance = ((na * a.Variance) + (nb * b.Variance)) / (na + nb),
            Scatter = ((na * a.Scatter) + (nb * b.Scatter)) / (na + nb),
        };
    }
}
