using System.Runtime.InteropServices;
using CyclinE.Cohort.Scan.Permutations;
using MathNet.Numerics;

namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Fisher's exact test beyond 2×2 (Freeman &amp; Halton, <em>Biometrika</em> 38, 1951).</summary>
/// <remarks>
/// Columns are filled one after the other. After each, partial tables that leave the same row sums (in any order) and have
/// the same probability so far go on as one: the idea of Mehta &amp; Patel, <em>JASA</em> 78 (1983). Partial tables that can only
/// lead to tables that count are summed at once, and those that cannot are dropped.
/// </remarks>
public static class FisherTable
{
    /// <summary>Partial tables that are followed before tables are drawn instead.</summary>
    public const int DefaultLimit = 3_000_000;

    private const double RelativeTie = 1e-7;

    // Partial tables whose log probabilities differ by rounding are one.
    private const double Merge = 1e10;

    /// <summary>Tests a table.</summary>
    /// <param name="counts">Rows of counts, all of one length; empty rows and columns do not count.</param>
    /// <param name="seed">Seed of the tables drawn where there are too many to count.</param>
    /// <param name="draws">Tables drawn there.</param>
    /// <param name="limit">Partial tables that are followed at most.</param>
    /// <returns>P = Σ P(table) over tables with P ≤ P(observed)·(1 + 10⁻⁷); with draws (1 + #)/(draws + 1).</returns>
    /// <exception cref="ArgumentException">Rows differ in length, a count is negative, or all are zero.</exception>
    public static FisherTableTest Test(IReadOnlyList<IReadOnlyList<int>> counts, int seed = 42, int draws = 100_000, int limit = DefaultLimit)
    {
        var margins = TableMargins.Of(counts);
        int[] rows = [.. margins.Rows.Where(r => r > 0).OrderDescending()];
        int[] columns = [.. margins.Columns.Where(c => c > 0).OrderDescending()];
        if (rows.Length > columns.Length)
        {
            (rows, columns) = (columns, rows);
        }

        if (rows.Length == 1)
        {
            return new FisherTableTest(1, true, 0, 0);
        }

        var constant = rows.Sum(LogFactorial) + columns.Sum(LogFactorial) - LogFactorial(margins.Total);
        var observed = -counts.Sum(r => r.Sum(LogFactorial)) + Math.Log(1 + RelativeTie);
        return Count(rows, columns, observed, limit) is { } logSum
            ? new FisherTableTest(Math.Min(1, Math.Exp(logSum + constant)), true, 0, 0)
            : Draw(rows, columns, observed, seed, draws);
    }

    private static double LogFactorial(int n) => SpecialFunctions.FactorialLn(n);

    /// <summary>ln Σ Π 1/x! over tables that are no more probable than the observed one; null beyond the limit.</summary>
    private static double? Count(int[] rows, int[] columns, double observed, int limit)
    {
        var level = new Dictionary<string, Dictionary<long, (double Log, double Ways)>> { [Key(rows)] = new() { [0] = (0, 1) } };
        var sum = 0.0;
        var visited = 0L;
        for (var j = 0; j < columns.Length; j++)
        {
            var next = new Dictionary<string, Dictionary<long, (double Log, double Ways)>>();
            var rest = columns[(j + 1)..];
            foreach (var (key, partials) in level)
            {
                foreach (var (after, log) in Fillings([.. key.Select(c => (int)c)], columns[j]))
                {
                    visited += partials.Count;
                    if (visited > limit)
                    {
                        return null;
                    }

                    var (most, least, total) = Bounds(after, rest);
                    Dictionary<long, (double Log, double Ways)>? kept = null;
                    foreach (var (partial, ways) in partials.Values)
                    {
                        var own = partial + log;
                        if (own + most <= observed)
                        {
                            sum += ways * Math.Exp(own + total - observed);
                        }
                        else if (own + least <= observed)
                        {
                            kept ??= CollectionsMarshal.GetValueRefOrAddDefault(next, Key(after), out _) ??= [];
                            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(kept, (long)Math.Round(own * Merge), out _);
                            same = (own, same.Ways + ways);
                        }
                    }
                }
            }

            level = next;
        }

        return observed + Math.Log(sum);
    }

    /// <summary>Row sums in descending order: rows that swap places leave the same future.</summary>
    private static string Key(int[] rows) => new([.. rows.OrderDescending().Select(r => (char)r)]);

    /// <summary>
    /// Largest and smallest ln Π 1/x! (as bounds) and ln Σ Π 1/x! of the tables with these row and column sums. x! is log-convex: it is
    /// least where a sum is spread evenly and largest where it stands in one cell.
    /// </summary>
    private static (double Most, double Least, double Total) Bounds(int[] rows, int[] columns)
    {
        if (columns.Length == 0)
        {
            return (0, 0, 0);
        }

        if (columns.Length == 1)
        {
            var only = -rows.Sum(LogFactorial);
            return (only, only, only);
        }

        double Even(int[] sums, int parts) => -sums.Sum(s => parts * SpecialFunctions.GammaLn(((double)s / parts) + 1));
        var most = Math.Min(Even(columns, rows.Length), Even(rows, columns.Length));
        var (byRow, byColumn) = (rows.Sum(LogFactorial), columns.Sum(LogFactorial));

        // A little room on either side, so that rounding cannot decide what the comparison at the end decides.
        return (most + 1e-9, -Math.Min(byRow, byColumn) - 1e-9, LogFactorial(rows.Sum()) - byRow - byColumn);
    }

    /// <summary>All ways to fill one column, with the row sums that are left and ln Π 1/x!.</summary>
    private static IEnumerable<(int[] After, double Log)> Fillings(int[] rows, int column)
    {
        var after = (int[])rows.Clone();
        var room = new int[rows.Length + 1];
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            room[i] = room[i + 1] + rows[i];
        }

        return Fill(0, column, 0);

        IEnumerable<(int[], double)> Fill(int row, int left, double log)
        {
            if (row == rows.Length)
            {
                yield return (after, log);
                yield break;
            }

            for (var x = Math.Max(0, left - room[row + 1]); x <= Math.Min(rows[row], left); x++)
            {
                after[row] = rows[row] - x;
                foreach (var found in Fill(row + 1, left - x, log - LogFactorial(x)))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>Tables with these sums: the columns' labels dealt out to the rows' subjects.</summary>
    private static FisherTableTest Draw(int[] rows, int[] columns, double observed, int seed, int draws)
    {
        int[] labels = [.. columns.SelectMany((c, j) => Enumerable.Repeat(j, c))];
        var cells = new int[columns.Length];
        var count = 0;
        for (var k = 0; k < draws; k++)
        {
            PermutationOrder.Shuffle(labels, [labels.Length], seed, k);
            double log = 0;
            var at = 0;
            foreach (var row in rows)
            {
                Array.Clear(cells);
                for (var i = 0; i < row; i++)
                {
                    cells[labels[at++]]++;
                }

                log -= cells.Sum(LogFactorial);
            }

            count += log <= observed ? 1 : 0;
        }

        var p = (count + 1.0) / (draws + 1.0);
        return new FisherTableTest(p, false, draws, Math.Sqrt(p * (1 - p) / draws));
    }
}

/// <summary>Fisher's test of an r×c table.</summary>
/// <param name="P">Two-sided P.</param>
/// <param name="Exact">True where all tables were counted, false where tables were drawn.</param>
/// <param name="Draws">Tables drawn; 0 where exact.</param>
/// <param name="StandardError">Monte Carlo standard error of P; 0 where exact.</param>
public sealed record FisherTableTest(double P, bool Exact, int Draws, double StandardError);
