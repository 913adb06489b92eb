using CyclinE.Segmentation.Fpop;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Tuning;

/// <summary>
/// All optimal L2 segmentations of one run of values over a range of penalties, by CROPS: Haynes, Eckley and Fearnhead,
/// Journal of Computational and Graphical Statistics 26 (2017), 134–143.
/// </summary>
/// <remarks>
/// Two segmentations with m₁ &gt; m₂ breaks cost the same at β = (Q₂ − Q₁)/(m₁ − m₂). Solving there either finds one with a
/// number of breaks in between, or proves that none is optimal for any β. So about two solutions are made per step.
/// </remarks>
public static class PenaltyPath
{
    /// <summary>Finds the path from a lowest penalty up to the one that leaves no break.</summary>
    /// <param name="values">Finite values of one chromosome, at least one, best centred near zero.</param>
    /// <param name="lowest">The lowest β, positive. The number of steps, and so the time, grows as it falls.</param>
    /// <param name="cancellationToken">Looked at for each solution and within it.</param>
    /// <returns>Steps in the order of rising penalties, breaks falling to none; each begins where the one before ends.</returns>
    /// <exception cref="ArgumentException">No values, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lowest penalty is not a positive finite number.</exception>
    public static IReadOnlyList<PenaltyPathStep> Solve(ReadOnlySpan<double> values, double lowest, CancellationToken cancellationToken)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A path needs values.", nameof(values));
        }

        var room = new int[values.Length];
        var whole = new Solution([values.Length], ResidualSum(values, [values.Length]));
        var first = At(values, lowest, room, cancellationToken);
        var solutions = new List<(Solution Solution, double To)>();

        // Pairs still to be looked at between, the lowest penalties on top.
        var open = new Stack<(Solution Low, Solution High)>();
        open.Push((first, whole));
        while (open.TryPop(out var pair))
        {
            var (low, high) = pair;
            if (low.Breaks <= high.Breaks)
            {
                continue;
            }

            var equal = (high.Cost - low.Cost) / (low.Breaks - high.Breaks);
            if (low.Breaks > high.Breaks + 1 && equal > 0)
            {
                var between = At(values, equal, room, cancellationToken);
                if (between.Breaks < low.Breaks && between.Breaks > high.Breaks)
                {
                    open.Push((between, high));
                    open.Push((low, between));
                    continue;
                }
            }

            solutions.Add((low, equal));
        }

        return Steps(solutions, whole, lowest);
    }

    /// <summary>The step that is optimal at a penalty; the first one below the path's beginning.</summary>
    /// <param name="path">A path.</param>
    /// <param name="penalty">β, in the values' squared unit.</param>
    public static PenaltyPathStep At(IReadOnlyList<PenaltyPathStep> path, double penalty)
    {
        for (var i = path.Count - 1; i > 0; i--)
        {
            if (penalty >= path[i].From)
            {
                return path[i];
            }
        }

        return path[0];
    }

    private static List<PenaltyPathStep> Steps(List<(Solution Solution, double To)> solutions, Solution whole, double lowest)
    {
        var steps = new List<PenaltyPathStep>();
        var from = lowest;
        foreach (var (solution, to) in solutions)
        {
            // Where costs tie to the last digit, rounding may put a boundary a trace before the one below it.
            var end = Math.Max(from, to);
            steps.Add(new PenaltyPathStep(from, end, solution.Ends, solution.Cost));
            from = end;
        }

        steps.Add(new PenaltyPathStep(from, double.PositiveInfinity, whole.Ends, whole.Cost));
        return steps;
    }

    private static Solution At(ReadOnlySpan<double> values, double penalty, int[] room, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ends = room.AsSpan(0, FpopSegmenter.Segment(values, penalty, room, cancellationToken)).ToArray();
        return new Solution(ends, ResidualSum(values, ends));
    }

    private static double ResidualSum(ReadOnlySpan<double> values, ReadOnlySpan<int> ends)
    {
        double sum = 0;
        var start = 0;
        foreach (var end in ends)
        {
            var segment = values[start..end];
            var mean = PairwiseSum.Of(segment) / segment.Length;
            double ofSegment = 0;
            foreach (var value in segment)
            {
                ofSegment += (value - mean) * (value - mean);
            }

            sum += ofSegment;
            start = end;
        }

        return sum;
    }

    private sealed record Solution(int[] Ends, double Cost)
    {
        public int Breaks => Ends.Length - 1;
    }
}
