using CyclinE.Cohort.Scan.Models;

namespace CyclinE.Cohort.Scan.Permutations;

/// <summary>Family-wise P by permutation, step-down maxT (Westfall &amp; Young, <em>Resampling-Based Multiple Testing</em>, 1993).</summary>
internal static class FamilyWise
{
    // Permutations per task: a block of genes is laid out once for all of them.
    private const int Batch = 256;

    // Permuted carriers often give the observed table again; rounding must not decide whether that counts.
    private const double Tie = 1e-10;

    /// <summary>
    /// p_(k) = (1 + #{max over l ≥ k of |t*_l| ≥ |t_(k)|})/(B + 1) with genes in descending order of |t|, made monotone.
    /// </summary>
    /// <param name="model">The null model.</param>
    /// <param name="blocks">The tested genes.</param>
    /// <param name="residuals">The approximate permutation; null for the joint one.</param>
    /// <param name="options">Number and seed.</param>
    /// <param name="threads">Most threads, −1 for all: the result is the same.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>P of each tested gene in the order of <paramref name="blocks"/>.</returns>
    public static double[] Test(
        NullModel model, GeneBlocks blocks, ResidualPermutation? residuals, ScanOptions options, int threads, CancellationToken cancellation)
    {
        var observed = Observed(model, blocks, residuals);
        int[] order = [.. Enumerable.Range(0, observed.Length).OrderByDescending(k => Math.Abs(observed[k])).ThenBy(k => k)];
        double[] limits = [.. order.Select(k => Math.Abs(observed[k]) * (1 - Tie))];
        var ordered = blocks.Reordered(order);
        var counts = new long[observed.Length];
        var batches = (options.Permutations + Batch - 1) / Batch;
        Parallel.For(
            0,
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => new Scratch(model, ordered),
            (batch, _, scratch) =>
            {
                scratch.Count(batch * Batch, Math.Min(Batch, options.Permutations - (batch * Batch)), residuals, options.Seed, limits, cancellation);
                return scratch;
            },
            scratch => scratch.AddTo(counts));
        var p = new double[observed.Length];
        double least = 0;
        for (var k = 0; k < order.Length; k++)
        {
            least = Math.Max(least, (1.0 + counts[k]) / (options.Permutations + 1.0));
            p[order[k]] = least;
        }

        return p;
    }

    private static double[] Observed(NullModel model, GeneBlocks blocks, ResidualPermutation? residuals)
    {
        var scratch = new Scratch(model, blocks);
        return scratch.Observed(residuals);
    }

    /// <summary>What one thread works in: counts are whole numbers, so that their sum does not depend on who counted.</summary>
    private sealed class Scratch(NullModel model, GeneBlocks blocks)
    {
        private const int Lanes = GeneBlocks.Lanes;
        private readonly AlignedRows _genes = new(blocks.Patients);
        private readonly int[] _orders = new int[Batch * blocks.Patients];
        private readonly double[] _block = new double[Batch * Lanes];
        private readonly double[] _scales = new double[Lanes];
        private readonly double[] _most = new double[Batch];
        private readonly long[] _counts = new long[blocks.Genes];

        public void AddTo(long[] counts)
        {
            lock (counts)
            {
                for (var k = 0; k < counts.Length; k++)
                {
                    counts[k] += _counts[k];
                }
            }
        }

        public double[] Observed(ResidualPermutation? residuals)
        {
            Orders(CoxScoreKernel.Width, _ => { });
            var statistics = new double[blocks.Genes];
            for (var b = 0; b < blocks.Count; b++)
            {
                Fill(b, CoxScoreKernel.Width, residuals);
                _block.AsSpan(0, Math.Min(Lanes, blocks.Genes - (b * Lanes))).CopyTo(statistics.AsSpan(b * Lanes));
            }

            return statistics;
        }

        /// <summary>From the last gene to the first, so that the largest statistic behind a gene is all that is kept of a permutation.</summary>
        public void Count(int first, int permutations, ResidualPermutation? residuals, int seed, double[] limits, CancellationToken cancellation)
        {
            var padded = (permutations + CoxScoreKernel.Width - 1) / CoxScoreKernel.Width * CoxScoreKernel.Width;
            Orders(padded, k => PermutationOrder.Shuffle(_orders.AsSpan(k * blocks.Patients, blocks.Patients), model.StratumEnds, seed, first + k));
            Array.Clear(_most);
            for (var b = blocks.Count - 1; b >= 0; b--)
            {
                cancellation.ThrowIfCancellationRequested();
                Fill(b, padded, residuals);
                var lanes = Math.Min(Lanes, blocks.Genes - (b * Lanes));
                for (var k = 0; k < permutations; k++)
                {
                    var most = _most[k];
                    for (var lane = lanes - 1; lane >= 0; lane--)
                    {
                        var gene = (b * Lanes) + lane;
                        most = Math.Max(most, Math.Abs(_block[(k * Lanes) + lane]));
                        _counts[gene] += most >= limits[gene] ? 1 : 0;
                    }

                    _most[k] = most;
                }
            }
        }

        private void Orders(int count, Action<int> shuffle)
        {
            for (var k = 0; k < count; k++)
            {
                var order = _orders.AsSpan(k * blocks.Patients, blocks.Patients);
                for (var i = 0; i < order.Length; i++)
                {
                    order[i] = model.Patients[i] * Lanes;
                }

                shuffle(k);
            }
        }

        private void Fill(int block, int count, ResidualPermutation? residuals)
        {
            var orders = _orders.AsSpan(0, count * blocks.Patients);
            blocks.Fill(block, _genes.Values);
            if (residuals is null)
            {
                ScoreStatistics.Fill(model, _genes.Values, orders, _block);
            }
            else
            {
                residuals.Project(_genes.Values, _scales);
                residuals.Fill(_genes.Values, _scales, orders, _block);
            }
        }
    }
}
