using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Segments;

namespace CyclinE.Segmentation.Limits;

/// <summary>Whether the segments of a window hold the planted amplicon as call-array would call it.</summary>
/// <remarks>
/// Segments of fewer than <c>min-probes</c> probes are joined with a neighbour, always the pair whose union costs least. From the highest
/// gained level that touches the planted probes, neighbours join while they are gained and above the middle of peak and surroundings. The
/// amplicon is found where that event and the planted probes share at least half of each, and where the event stands out from the
/// median level on both of its sides by max(contrast, se-factor·SE).
/// </remarks>
internal sealed class PlantedEvent(ArrayCalls calls, double tau, DetectionRule rule)
{
    private const double LeastOverlap = 0.5;

    public bool IsFound(IReadOnlyList<Segment> segments, int first, int end)
    {
        var levels = Joined(segments);
        var peak = -1;
        for (var i = 0; i < levels.Count; i++)
        {
            if (levels[i].Overlap(first, end) > 0 && IsGain(levels[i]) && (peak < 0 || levels[i].Log2 > levels[peak].Log2))
            {
                peak = i;
            }
        }

        if (peak < 0)
        {
            return false;
        }

        var half = 0.5 * (levels[peak].Log2 + Median(levels.Where(l => l.Overlap(first, end) == 0).DefaultIfEmpty(levels[peak])));
        int low = peak, high = peak;
        while (low > 0 && levels[low - 1].Log2 > half && IsGain(levels[low - 1]))
        {
            low--;
        }

        while (high + 1 < levels.Count && levels[high + 1].Log2 > half && IsGain(levels[high + 1]))
        {
            high++;
        }

        var found = levels[low];
        for (var i = low + 1; i <= high; i++)
        {
            found = found.JoinedWith(levels[i]);
        }

        var shared = found.Overlap(first, end);
        return found.Probes >= rule.Events.MinProbes
            && shared >= LeastOverlap * (end - first)
            && shared >= LeastOverlap * found.Probes
            && StandsOut(found, levels.Take(low))
            && StandsOut(found, levels.Skip(high + 1));
    }

    private bool StandsOut(Level found, IEnumerable<Level> flank) =>
        !flank.Any() || found.Log2 - Median(flank) >= Math.Max(rule.Events.Contrast, rule.Events.SeFactor * StandardError(found));

    private bool IsGain(Level level) => level.Log2 > calls.Rule switch
    {
        "fixed" => rule.Gains.FixedGain,
        "copies" when calls.CopyModel is { } model => model.Log2Of(model.CentreCopies + 0.5, 2),
        _ => Math.Max(rule.Events.SeFactor * StandardError(level), rule.Gains.GainFloor),
    };

    private double StandardError(Level level) => Math.Sqrt((tau * level.Variance / level.Probes) + calls.ExcessVariance);

    private List<Level> Joined(IReadOnlyList<Segment> segments)
    {
        var levels = new List<Level>(segments.Count);
        foreach (var s in segments)
        {
            levels.Add(new Level(s.FirstProbe, s.LastProbe + 1, s.Mean - calls.Centre, s.NoiseSd * s.NoiseSd));
        }

        while (levels.Count > 1)
        {
            var best = -1;
            var least = double.PositiveInfinity;
            for (var i = 0; i + 1 < levels.Count; i++)
            {
                if (Math.Min(levels[i].Probes, levels[i + 1].Probes) < rule.Events.MinProbes && levels[i].CostOfJoining(levels[i + 1]) is var cost
                    && cost < least)
                {
                    (best, least) = (i, cost);
                }
            }

            if (best < 0)
            {
                break;
            }

            levels[best] = levels[best].JoinedWith(levels[best + 1]);
            levels.RemoveAt(best + 1);
        }

        return levels;
    }

    /// <summary>Median level, each probe having its segment's.</summary>
    private static double Median(IEnumerable<Level> levels)
    {
        var sorted = levels.OrderBy(l => l.Log2).ThenBy(l => l.First).ToList();
        var half = sorted.Sum(l => l.Probes) / 2.0;
        var below = 0;
        foreach (var level in sorted)
        {
            below += level.Probes;
            if (below >= half)
            {
                return level.Log2;
            }
        }

        return sorted[^1].Log2;
    }

    private readonly record struct Level(int First, int End, double Log2, double Variance)
    {
        public int Probes => End - First;

        public int Overlap(int first, int end) => Math.Max(0, Math.Min(End, end) - Math.Max(First, first));

        public double CostOfJoining(Level next)
        {
            double n = Probes, m = next.Probes, difference = Log2 - next.Log2;
            return n * m / (n + m) * difference * difference;
        }

        public Level JoinedWith(Level next)
        {
            double n = Probes, m = next.Probes;
            return new Level(First, next.End, ((n * Log2) + (m * next.Log2)) / (n + m), ((n * Variance) + (m * next.Variance)) / (n + m));
        }
    }
}
