namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>
/// Ziggurat deconstruction of a stepped profile over a floor: the highest step is an event down to its higher neighbour, is
/// levelled with it, and so on to the floor. The events are nested or disjoint and their heights sum to the profile.
/// </summary>
/// <remarks>
/// Mermel and others, <em>Genome Biol.</em> 12:R41 (2011). Levelling from the top is the same as opening an event at every
/// rise and closing it at the fall that goes below its foot, which one pass with a stack does.
/// </remarks>
internal sealed class Ziggurat
{
    private readonly List<(int Start, double Foot, double Top)> _open = [];

    /// <summary>Appends the events of a profile.</summary>
    /// <param name="heights">Height of every piece above the floor; what is not above it counts as the floor.</param>
    /// <param name="events">Receives the events, each as soon as it closes.</param>
    public void Deconstruct(ReadOnlySpan<double> heights, List<ZigguratEvent> events)
    {
        _open.Clear();
        var level = 0.0;
        for (var k = 0; k <= heights.Length; k++)
        {
            var height = k < heights.Length ? Math.Max(0, heights[k]) : 0;
            if (height > level)
            {
                _open.Add((k, level, height));
            }

            while (_open.Count > 0 && _open[^1].Top > height)
            {
                var (start, foot, top) = _open[^1];
                _open.RemoveAt(_open.Count - 1);
                events.Add(new ZigguratEvent(start, k - 1, top - Math.Max(foot, height)));
                if (foot < height)
                {
                    _open.Add((start, foot, height));
                }
            }

            level = height;
        }
    }
}

/// <summary>A layer of a stepped profile: pieces <c>First</c> to <c>Last</c> raised by <c>Height</c>.</summary>
internal readonly record struct ZigguratEvent(int First, int Last, double Height);
