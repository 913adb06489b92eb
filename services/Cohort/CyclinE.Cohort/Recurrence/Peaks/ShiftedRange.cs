using CyclinE.Cohort.Recurrence.Scoring;
using CyclinE.Cohort.Recurrence.Stability;

namespace CyclinE.Cohort.Recurrence.Peaks;

/// <summary>
/// How far the sum of scores wanders within a window when every sample's events lie elsewhere: quantiles of (max − min) by width,
/// from cohorts in which each sample's genome is turned by a random angle.
/// </summary>
internal sealed class ShiftedRange
{
    private const int NarrowestWidth = 1000;
    private const int WidthCount = 18;
    private const int WindowsPerTurn = 2000;
    private const int MostTurns = 10;
    private const int FewestTurns = 3;
    private const int EventsPerRun = 1_000_000;

    private readonly double[] _quantiles;

    private ShiftedRange(double[] quantiles) => _quantiles = quantiles;

    /// <summary>Simulates.</summary>
    public static ShiftedRange Of(ScoreGrid[] grids, int samples, double confidence, ulong seed, CancellationToken cancellationToken)
    {
        var events = grids.Sum(g => g.Events.Length);
        var genome = grids.Sum(Span);
        if (events == 0)
        {
            return new ShiftedRange(new double[WidthCount]);
        }

        var turns = Math.Clamp(EventsPerRun / events, FewestTurns, MostTurns);
        var ranges = new double[WidthCount][];
        for (var w = 0; w < WidthCount; w++)
        {
            ranges[w] = new double[turns * WindowsPerTurn];
        }

        var random = new RecurrenceRandom(seed);
        var turned = new TurnedGenome(genome, events);
        var turn = new long[samples];
        for (var t = 0; t < turns; t++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < samples; i++)
            {
                turn[i] = random.Below(genome);
            }

            turned.Begin();
            long offset = 0;
            foreach (var grid in grids)
            {
                foreach (ref readonly var e in grid.Events.AsSpan())
                {
                    var start = offset + grid.Bounds[e.Start] - grid.Bounds[0] + turn[e.Sample];
                    turned.Add(start, grid.Bounds[e.End] - grid.Bounds[e.Start], e.Score);
                }

                offset += Span(grid);
            }

            turned.End();
            for (var w = 0; w < WidthCount; w++)
            {
                turned.Ranges((long)NarrowestWidth << w, ranges[w].AsSpan(t * WindowsPerTurn, WindowsPerTurn));
            }
        }

        var quantiles = new double[WidthCount];
        for (var w = 0; w < WidthCount; w++)
        {
            Array.Sort(ranges[w]);
            var place = (int)Math.Ceiling(confidence * ranges[w].Length) - 1;
            quantiles[w] = Math.Max(w > 0 ? quantiles[w - 1] : 0, ranges[w][Math.Clamp(place, 0, ranges[w].Length - 1)]);
        }

        return new ShiftedRange(quantiles);
    }

    /// <summary>The drop that chance explains within a window, linear in the logarithm of its width.</summary>
    public double Quantile(double width)
    {
        var place = Math.Clamp(Math.Log2(Math.Max(width, 1) / NarrowestWidth), 0, WidthCount - 1);
        var low = Math.Min((int)place, WidthCount - 2);
        return _quantiles[low] + ((_quantiles[low + 1] - _quantiles[low]) * (place - low));
    }

    private static long Span(ScoreGrid grid) => grid.Length == 0 ? 0 : (long)grid.Bounds[^1] - grid.Bounds[0];
}
