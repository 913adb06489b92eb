using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>
/// Coverage of the breakpoint intervals: breaks are found by a method on simulated arrays, and each simulated break is
/// looked for in the interval of the found break that matches it.
/// </summary>
internal static class IntervalsStudy
{
    /// <summary>One tally per jump of <see cref="IntervalsArray.Jumps"/>.</summary>
    /// <param name="noise">Kind of noise.</param>
    /// <param name="shortest">Shortest segment (probes).</param>
    /// <param name="breaks">At least so many breaks are simulated.</param>
    /// <param name="seed">Seed of the first array.</param>
    /// <param name="options">The method.</param>
    public static IntervalsTally[] Run(IntervalsNoise noise, int shortest, int breaks, int seed, ArraySegmentationOptions options)
    {
        var tallies = Array.ConvertAll(IntervalsArray.Jumps, _ => new IntervalsTally());
        for (var done = 0; done < breaks; seed++)
        {
            var array = IntervalsArray.Draw(noise, shortest, seed);
            Score(array, options, tallies);
            done += array.Breaks.Length;
        }

        return tallies;
    }

    private static void Score(IntervalsArray array, ArraySegmentationOptions options, IntervalsTally[] tallies)
    {
        var count = array.Values.Length;
        var scalars = new SegmentationScalars
        {
            Sigma = LagNoise.Sigma(array.Values),
            Tau = Autocorrelation.Tau(array.Values, [count]),
            Probes = count,
            TrimmedSd = LagNoise.TrimmedSd(array.Values),
        };
        var set = new ProbeSet([new ChromosomeRange(Chromosome.FromNumber(1), 0, count)], [.. Enumerable.Range(1, count)]);
        var breaks = ArraySegmenter.Segment(new Profile(set, array.Values), scalars, options, CancellationToken.None).Breakpoints;
        int[] found = [.. breaks.Select(b => b.LeftProbe)];
        for (var k = 0; k < array.Breaks.Length; k++)
        {
            var tally = tallies[array.JumpIndex[k]];
            tally.Truths++;
            var match = Match(array, k, found);
            if (match >= 0)
            {
                tally.Matched++;
                tally.Exact += found[match] == array.Breaks[k] ? 1 : 0;
                tally.Covered += breaks[match].LowProbe <= array.Breaks[k] && array.Breaks[k] <= breaks[match].HighProbe ? 1 : 0;
                tally.Width += breaks[match].HighProbe - breaks[match].LowProbe + 1;
            }
        }
    }

    /// <summary>The found break that is nearest to the truth, if the truth is its nearest too and half a true segment is not passed.</summary>
    private static int Match(IntervalsArray array, int truth, int[] found)
    {
        var place = array.Breaks[truth];
        var nearest = Nearest(found, place);
        if (nearest < 0 || Nearest(array.Breaks, found[nearest]) != truth)
        {
            return -1;
        }

        var neighbour = found[nearest] < place
            ? (truth == 0 ? -1 : array.Breaks[truth - 1])
            : (truth + 1 == array.Breaks.Length ? array.Values.Length - 1 : array.Breaks[truth + 1]);
        return 2 * Math.Abs(found[nearest] - place) <= Math.Abs(neighbour - place) ? nearest : -1;
    }

    private static int Nearest(int[] places, int place)
    {
        if (places.Length == 0)
        {
            return -1;
        }

        var after = Array.BinarySearch(places, place);
        after = after < 0 ? ~after : after;
        if (after == places.Length)
        {
            return after - 1;
        }

        return after > 0 && place - places[after - 1] <= places[after] - place ? after - 1 : after;
    }
}
