namespace CyclinE.Cohort.Survival.CutPoints;

/// <summary>
/// Upper bound of P(max |T| ≥ b) under permutation: Σₖ P(Aₖ) less a lower bound of P(Aₖ₋₁ ∩ Aₖ), Aₖ the event |T| ≥ b at the
/// k-th cut, with the exact distribution of every sum of scores.
/// </summary>
/// <remarks>
/// Hothorn &amp; Lausen (2003). Scores are mapped to whole numbers from 0 to n, as they do, and b is the statistic of those. A sum at a cut is surely still
/// extreme at the next if it stays so whichever rows come between; only such sums are subtracted, so it remains a bound where
/// tied values make cuts more than one row apart.
/// </remarks>
internal static class HothornLausen
{
    public static double Bound(ReadOnlySpan<double> scores, int[] sizes)
    {
        var whole = WholeScores(scores);
        var n = whole.Length;
        var total = whole.Sum();
        double squares = 0;
        foreach (var score in whole)
        {
            squares += (double)score * score;
        }

        var distribution = Distribution(whole, total, sizes[^1]);
        var ascending = whole.Order().ToArray();
        var spread = ((n * squares) - ((double)total * total)) / ((double)n * n * (n - 1));
        var enough = Observed() * (1 - 1e-10);
        double bound = 0;
        for (var k = 0; k < sizes.Length; k++)
        {
            var m = sizes[k];
            var row = distribution.AsSpan(m * (total + 1), total + 1);
            for (var s = 0; s <= total; s++)
            {
                if (row[s] > 0 && Standardised(m, s) is var t && Math.Abs(t) >= enough)
                {
                    bound += row[s];
                    if (k + 1 < sizes.Length && Stays(m, sizes[k + 1], s, t))
                    {
                        bound -= row[s];
                    }
                }
            }
        }

        return Math.Clamp(bound, 0, 1);

        double Observed()
        {
            var largest = 0.0;
            for (int i = 0, sum = 0, k = 0; k < sizes.Length; k++)
            {
                for (; i < sizes[k]; i++)
                {
                    sum += whole[i];
                }

                largest = Math.Max(largest, Math.Abs(Standardised(sizes[k], sum)));
            }

            return largest;
        }

        double Standardised(int m, double sum) => (sum - ((double)m / n * total)) / Math.Sqrt(m * (double)(n - m) * spread);

        bool Stays(int m, int next, int sum, double t)
        {
            var between = next - m;
            var worst = t < 0 ? ascending[^between..].Sum() : ascending[..between].Sum();
            var then = Standardised(next, sum + worst);
            return t < 0 ? then <= -enough : then >= enough;
        }
    }

    private static int[] WholeScores(ReadOnlySpan<double> scores)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var score in scores)
        {
            (low, high) = (Math.Min(low, score), Math.Max(high, score));
        }

        var whole = new int[scores.Length];
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = (int)Math.Round((scores[i] - low) * whole.Length / (high - low), MidpointRounding.ToEven);
        }

        return whole;
    }

    // P(sum of m scores drawn without replacement = s), m by s; probabilities, not counts, so nothing overflows.
    private static double[] Distribution(int[] whole, int total, int largest)
    {
        var width = total + 1;
        var p = new double[(largest + 1) * width];
        p[0] = 1;
        var reach = 0;
        for (var i = 1; i <= whole.Length; i++)
        {
            var score = whole[i - 1];
            reach += score;
            for (var m = Math.Min(i, largest); m >= 1; m--)
            {
                var (keep, take) = (1 - ((double)m / i), (double)m / i);
                var row = p.AsSpan(m * width, width);
                var fewer = p.AsSpan((m - 1) * width, width);
                for (var s = reach; s >= score; s--)
                {
                    row[s] = (keep * row[s]) + (take * fewer[s - score]);
                }

                for (var s = 0; s < score; s++)
                {
                    row[s] *= keep;
                }
            }
        }

        return p;
    }
}
