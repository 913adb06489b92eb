using System.Runtime.InteropServices;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>The score of one direction along one chromosome: intervals between all places where any sample's score changes.</summary>
internal sealed class ScoreGrid
{
    private ScoreGrid(int chromosome, int[] bounds, ScoreEvent[] events)
    {
        Chromosome = chromosome;
        Bounds = bounds;
        Events = events;
        var n = Math.Max(0, bounds.Length - 1);
        (Sum, Amplitude, Weight, Count) = (new double[n], new double[n], new double[n], new int[n]);
    }

    public int Chromosome { get; }

    /// <summary>Interval k holds the base pairs from <c>Bounds[k]</c> to <c>Bounds[k + 1]</c> − 1.</summary>
    public int[] Bounds { get; }

    /// <summary>Layers with interval indices, by sample.</summary>
    public ScoreEvent[] Events { get; }

    /// <summary>Sum of the scores over samples.</summary>
    public double[] Sum { get; }

    /// <summary>Sum of amplitudes over samples, copies.</summary>
    public double[] Amplitude { get; }

    /// <summary>Samples that score.</summary>
    public int[] Count { get; }

    /// <summary>Markers of the interval.</summary>
    public double[] Weight { get; }

    public int Length => Sum.Length;

    /// <summary>Index of the interval that holds a base pair, clamped to the grid.</summary>
    public int IndexOf(int position)
    {
        var found = Array.BinarySearch(Bounds, position);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, Math.Max(0, Length - 1));
    }

    /// <summary>Makes the grid of one chromosome; empty where nothing covers it. The scores' own lists are emptied.</summary>
    public static ScoreGrid Make(int chromosome, DirectionScores scores, MarkerLattice lattice)
    {
        var (first, last) = lattice.Extent[chromosome];
        var (events, extras) = (scores.Events[chromosome], scores.Extras[chromosome]);
        if (last == 0)
        {
            return new ScoreGrid(chromosome, [], []);
        }

        var bounds = new List<int>((2 * (events.Count + extras.Count)) + 2) { first, last + 1 };
        foreach (var e in CollectionsMarshal.AsSpan(events))
        {
            bounds.Add(e.Start);
            bounds.Add(e.End + 1);
        }

        foreach (var e in CollectionsMarshal.AsSpan(extras))
        {
            bounds.Add(e.Start);
            bounds.Add(e.End + 1);
        }

        var grid = new ScoreGrid(chromosome, Distinct(bounds), new ScoreEvent[events.Count]);
        grid.Fill(events, extras, scores.Rate, lattice);
        events.Clear();
        events.TrimExcess();
        extras.Clear();
        extras.TrimExcess();
        return grid;
    }

    private void Fill(List<ScoreEvent> events, List<ScoreEvent> extras, double rate, MarkerLattice lattice)
    {
        double[] score = new double[Length + 1], extra = new double[Length + 1];
        var count = new int[Length + 1];
        for (var k = 0; k < events.Count; k++)
        {
            var e = events[k];
            var (start, end) = (Array.BinarySearch(Bounds, e.Start), Array.BinarySearch(Bounds, e.End + 1));
            Events[k] = e with { Start = start, End = end };
            score[start] += e.Score;
            score[end] -= e.Score;
            if (e.Bottom)
            {
                count[start]++;
                count[end]--;
            }
        }

        foreach (var e in extras)
        {
            extra[Array.BinarySearch(Bounds, e.Start)] += e.Score;
            extra[Array.BinarySearch(Bounds, e.End + 1)] -= e.Score;
        }

        double sum = 0, more = 0;
        var samples = 0;
        for (var k = 0; k < Length; k++)
        {
            sum += score[k];
            more += extra[k];
            samples += count[k];
            Sum[k] = samples == 0 ? 0 : sum;
            Count[k] = samples;
            Amplitude[k] = samples == 0 ? 0 : (sum - more) / rate;
            Weight[k] = lattice.Before(Chromosome, Bounds[k + 1]) - lattice.Before(Chromosome, Bounds[k]);
        }
    }

    private static int[] Distinct(List<int> values)
    {
        values.Sort();
        var n = 0;
        for (var k = 0; k < values.Count; k++)
        {
            if (k == 0 || values[k] != values[n - 1])
            {
                values[n++] = values[k];
            }
        }

        return [.. CollectionsMarshal.AsSpan(values)[..n]];
    }
}

/// <summary>A layer of one sample's score along a chromosome; its layers sum to its score.</summary>
/// <param name="Sample">Index of the sample.</param>
/// <param name="Start">First base pair; once the grid stands, index of its first interval.</param>
/// <param name="End">Last base pair; once the grid stands, index one past its last interval.</param>
/// <param name="Score">Height of the layer.</param>
/// <param name="Bottom">True for the lowest layer: these cover what the sample scores at, once.</param>
internal readonly record struct ScoreEvent(int Sample, int Start, int End, double Score, bool Bottom);
