using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// The table by which permutations are stopped once a change is sure: with r exceedances among the permutations so far,
/// a test that allows R of them is decided when their number reaches the entry of row R + 1, column r + 1. Immutable;
/// made once for a batch.
/// </summary>
/// <remarks>
/// Venkatraman and Olshen, Bioinformatics 23 (2007). Row m is for the hypothesis of m exceedances among all
/// permutations, spread at random: entry k is the first number of permutations by which at most k − 1 of them are seen
/// with probability at most η*, and η* is such that the chance of ever stopping is η to 1%.
/// </remarks>
public sealed class SequentialBoundary
{
    private const double Tolerance = 0.01;

    // DNAcopy's factor is a single-precision 1.1, and one entry of its default table hangs on that.
    private const double Raise = 1.1f;

    // Making it takes as long as segmenting a large array; nearly every test has DNAcopy's defaults.
    private static readonly Lazy<SequentialBoundary> Default = new(() => Create(0.05, 10_000, 0.01));

    private readonly int[] _entries;

    private SequentialBoundary(int[] entries) => _entries = entries;

    /// <summary>The table, row after row: row m has m entries.</summary>
    public ReadOnlySpan<int> Entries => _entries;

    /// <summary>Makes the table of a test.</summary>
    /// <param name="eta">η: chance of stopping too early (0 to 1).</param>
    /// <param name="permutations">Permutations of a test that is not stopped.</param>
    /// <param name="alpha">Significance level; rows are made for up to ⌊α·permutations⌋ + 1 exceedances.</param>
    public static SequentialBoundary Create(double eta, int permutations, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        var rows = (int)Math.Floor(permutations * alpha) + 1;
        var entries = new int[rows * (rows + 1) / 2];
        var logFactorials = LogFactorials(permutations);
        entries[0] = permutations - (int)(permutations * eta);
        var level = eta;
        var offset = 1;
        for (var row = 2; row <= rows; row++)
        {
            var entry = entries.AsSpan(offset, row);
            offset += row;
            var (high, low) = (level * Raise, level * 0.25);
            var atHigh = FillAndExceed(entry, permutations, high, logFactorials);
            var atLow = FillAndExceed(entry, permutations, low, logFactorials);
            while ((high - low) / low > Tolerance)
            {
                level = low + ((high - low) * (eta - atLow) / (atHigh - atLow));
                var at = FillAndExceed(entry, permutations, level, logFactorials);
                if (at > eta)
                {
                    (high, atHigh) = (level, at);
                }
                else
                {
                    (low, atLow) = (level, at);
                }
            }
        }

        return new SequentialBoundary(entries);
    }

    /// <summary>The table of a test with these options.</summary>
    /// <param name="options">Their <c>cbs</c> options are read.</param>
    public static SequentialBoundary Create(SegmentationOptions options) =>
        options is { CbsEta: 0.05, CbsPermutations: 10_000, CbsAlpha: 0.01 }
            ? Default.Value
            : Create(options.CbsEta, options.CbsPermutations, options.CbsAlpha);

    /// <summary>Index of the first entry of the row for a test that allows <paramref name="allowed"/> exceedances.</summary>
    internal static int Row(int allowed) => allowed * (allowed + 1) / 2;

    private static double FillAndExceed(Span<int> row, int permutations, double level, double[] logFactorials)
    {
        var previous = 0;
        for (var k = 0; k < row.Length; k++)
        {
            // The probability falls with the number of draws: bisect for the first that is low enough.
            var (below, at) = (previous, permutations);
            while (at - below > 1)
            {
                var middle = (below + at) / 2;
                (below, at) = AtMost(k, row.Length, permutations, middle, logFactorials) <= level ? (below, middle) : (middle, at);
            }

            row[k] = previous = at;
        }

        return Exceed(row, permutations, logFactorials);
    }

    /// <summary>P(at most k of the marked are among the first draws).</summary>
    private static double AtMost(int k, int marked, int permutations, int draws, double[] logFactorials)
    {
        var unmarked = permutations - marked;
        var first = Math.Max(0, draws - unmarked);
        if (k < first)
        {
            return 0;
        }

        var term = Math.Exp(
            LogChoose(marked, first, logFactorials) + LogChoose(unmarked, draws - first, logFactorials) - LogChoose(permutations, draws, logFactorials));
        var sum = term;
        for (var x = first; x < Math.Min(k, Math.Min(marked, draws)); x++)
        {
            term *= (double)(marked - x) * (draws - x) / ((x + 1.0) * (unmarked - draws + x + 1));
            sum += term;
        }

        return sum;
    }

    /// <summary>
    /// Chance that a random order of the marked ever meets the boundary: for each entry, that it is met there, with all
    /// ways in which the last three marked before it may lie between the entries before it.
    /// </summary>
    private static double Exceed(ReadOnlySpan<int> row, int permutations, double[] logFactorials)
    {
        var marked = row.Length;
        var all = LogChoose(permutations, marked, logFactorials);
        var sum = Math.Exp(LogChoose(permutations - row[0], marked, logFactorials) - all);
        for (var i = 1; i < marked; i++)
        {
            var after = LogChoose(permutations - row[i], marked - i, logFactorials) - all;
            double b = row[i - 1];
            if (i == 1)
            {
                sum += Math.Exp(Math.Log(b) + after);
                continue;
            }

            double a = row[i - 2];
            if (i == 2)
            {
                sum += Math.Exp(Math.Log(a) + Math.Log(a - 1) - Math.Log(2) + after) + Math.Exp(Math.Log(a) + Math.Log(b - a) + after);
                continue;
            }

            var z = row[i - 3];
            var two = LogChoose(z, i - 2, logFactorials) + after;
            sum += Math.Exp(LogChoose(z, i, logFactorials) + after)
                + Math.Exp(LogChoose(z, i - 1, logFactorials) + Math.Log(b - z) + after)
                + Math.Exp(two + Math.Log(a - z) + Math.Log(b - a))
                + Math.Exp(two + Math.Log(a - z) + Math.Log(a - z - 1) - Math.Log(2));
        }

        return sum;
    }

    private static double LogChoose(int n, int k, double[] logFactorials) =>
        k < 0 || k > n ? double.NegativeInfinity : logFactorials[n] - logFactorials[k] - logFactorials[n - k];

    private static double[] LogFactorials(int largest)
    {
        var logs = new double[largest + 1];
        for (var i = 2; i <= largest; i++)
        {
            logs[i] = logs[i - 1] + Math.Log(i);
        }

        return logs;
    }
}
