namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Harrell's concordance.</summary>
/// <remarks>
/// Harrell et al., <em>JAMA</em> 247 (1982). A pair is comparable if one has its event while the other is at risk and stays so
/// beyond that time; within strata only. n log n by binary indexed trees.
/// </remarks>
public static class Concordance
{
    /// <summary>Of a fit's linear predictor.</summary>
    /// <param name="fit">A fit with a maximum.</param>
    /// <exception cref="InvalidOperationException">The fit has no maximum.</exception>
    public static ConcordanceIndex Of(CoxFit fit) => Of(fit.Sample.Rows, fit.Walk().Eta);

    /// <summary>Of any predictor.</summary>
    /// <param name="data">Follow-up, with strata and weights if given.</param>
    /// <param name="predictor">Higher for an earlier event; NaN is missing.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static ConcordanceIndex Of(SurvivalData data, IReadOnlyList<double> predictor)
    {
        if (predictor.Count != data.Count)
        {
            throw new ArgumentException($"{predictor.Count} predictors for {data.Count} times.", nameof(predictor));
        }

        var rows = SortedRows.Of(data, [.. predictor.Select(v => !double.IsNaN(v))]);
        return Of(rows, Array.ConvertAll(rows.Row, r => predictor[r]));
    }

    private static ConcordanceIndex Of(SortedRows rows, double[] predictor)
    {
        // Sums over each row's pairs, as the one with the event and as the other: concordant, discordant, tied.
        var own = new double[3 * rows.Count];
        var total = new double[3];
        for (var s = 0; s + 1 < rows.Bounds.Length; s++)
        {
            var (first, end) = (rows.Bounds[s], rows.Bounds[s + 1]);
            var rank = Ranks(predictor.AsSpan(first..end), out var distinct);
            AsEvent(rows, first, end, rank, distinct, own, total);
            AsOther(rows, first, end, rank, distinct, own);
        }

        var pairs = total[0] + total[1] + total[2];
        var value = (total[0] + (total[2] / 2)) / pairs;
        double variance = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var (concordant, discordant, tied) = (own[3 * i], own[(3 * i) + 1], own[(3 * i) + 2]);
            var influence = rows.Weight[i] * (concordant + (tied / 2) - (value * (concordant + discordant + tied))) / pairs;
            variance += influence * influence;
        }

        return new ConcordanceIndex(value, Math.Sqrt(variance), total[0], total[1], total[2]);
    }

    private static int[] Ranks(ReadOnlySpan<double> values, out int distinct)
    {
        var order = TiedTimes.Order(values);
        var rank = new int[order.Length];
        distinct = 0;
        for (var i = 0; i < order.Length; i++)
        {
            distinct += i == 0 || values[order[i]] != values[order[i - 1]] ? 1 : 0;
            rank[order[i]] = distinct - 1;
        }

        return rank;
    }

    private static void AsEvent(SortedRows rows, int first, int end, int[] rank, int distinct, double[] own, double[] total)
    {
        var atRisk = new WeightTree(distinct);
        var starts = end - 1;
        for (var i = end - 1; i >= first;)
        {
            var (time, last) = (rows.Stop[i], i);
            for (; i >= first && rows.Stop[i] == time; i--)
            {
                if (!rows.Events[i])
                {
                    atRisk.Add(rank[i - first], rows.Weight[i]);
                }
            }

            for (; rows.StartOrder is { } order && starts >= first && rows.Start![order[starts]] >= time; starts--)
            {
                atRisk.Add(rank[order[starts] - first], -rows.Weight[order[starts]]);
            }

            for (var j = last; j > i; j--)
            {
                if (rows.Events[j])
                {
                    var (below, at, above) = atRisk.Around(rank[j - first]);
                    Collect(own.AsSpan(3 * j), below, above, at, 1);
                    Collect(total, below, above, at, rows.Weight[j]);
                }
            }

            for (var j = last; j > i; j--)
            {
                if (rows.Events[j])
                {
                    atRisk.Add(rank[j - first], rows.Weight[j]);
                }
            }
        }
    }

    private static void AsOther(SortedRows rows, int first, int end, int[] rank, int distinct, double[] own)
    {
        var events = new WeightTree(distinct);
        var next = first;
        for (var i = first; i < end;)
        {
            var (time, from) = (rows.Stop[i], i);
            for (; rows.StartOrder is { } order && next < end && rows.Start![order[next]] < time; next++)
            {
                Take(order[next], -1);
            }

            for (; i < end && rows.Stop[i] == time; i++)
            {
                if (rows.Events[i])
                {
                    Take(i, 1);
                }
            }

            for (var j = from; j < i; j++)
            {
                if (rows.Events[j])
                {
                    events.Add(rank[j - first], rows.Weight[j]);
                }
            }

            for (var j = from; j < i; j++)
            {
                if (!rows.Events[j])
                {
                    Take(j, 1);
                }
            }
        }

        void Take(int row, double sign)
        {
            var (below, at, above) = events.Around(rank[row - first]);
            Collect(own.AsSpan(3 * row), above, below, at, sign);
        }
    }

    private static void Collect(Span<double> sums, double concordant, double discordant, double tied, double weight)
    {
        sums[0] += weight * concordant;
        sums[1] += weight * discordant;
        sums[2] += weight * tied;
    }
}

/// <summary>How well a predictor orders survival.</summary>
/// <param name="Value">Concordant pairs and half of those tied in the predictor, over all comparable pairs; NaN without any.</param>
/// <param name="StandardError">Infinitesimal jackknife.</param>
/// <param name="Concordant">Pairs, weighted, in which the higher predictor had its event earlier.</param>
/// <param name="Discordant">Pairs in which it had it later.</param>
/// <param name="Tied">Pairs with one predictor.</param>
public sealed record ConcordanceIndex(double Value, double StandardError, double Concordant, double Discordant, double Tied);
