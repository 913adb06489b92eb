using System.Runtime.CompilerServices;

namespace CyclinE.Cohort.Scan;

/// <summary>The distinct gene vectors that are tested, eight beside each other as kernels read them.</summary>
internal sealed class GeneBlocks
{
    /// <summary>Genes side by side.</summary>
    public const int Lanes = 8;

    private readonly GeneRuns[] _patients;
    private readonly int[] _genes;
    private readonly double[] _means;
    private readonly double[] _sds;

    /// <summary>Keeps what is needed to fill blocks.</summary>
    /// <param name="patients">The genes of each patient.</param>
    /// <param name="genes">Tested genes, in the order of blocks and lanes.</param>
    /// <param name="means">Mean of each.</param>
    /// <param name="sds">Standard deviation of each.</param>
    public GeneBlocks(GeneRuns[] patients, int[] genes, double[] means, double[] sds) => (_patients, _genes, _means, _sds) = (patients, genes, means, sds);

    /// <summary>Tested genes.</summary>
    public int Genes => _genes.Length;

    /// <summary>Blocks of eight.</summary>
    public int Count => (_genes.Length + Lanes - 1) / Lanes;

    /// <summary>Patients.</summary>
    public int Patients => _patients.Length;

    /// <summary>The same vectors in another order.</summary>
    /// <param name="order">Indices of tested genes.</param>
    public GeneBlocks Reordered(int[] order) => new(
        _patients, [.. order.Select(k => _genes[k])], [.. order.Select(k => _means[k])], [.. order.Select(k => _sds[k])]);

    /// <summary>Standard deviation of a tested gene: effects are per this much.</summary>
    public double Sd(int index) => _sds[index];

    /// <summary>
    /// Fills patient × lane with standardised values, 0 where a value is missing. A score statistic does not change when a gene
    /// is shifted or scaled; its sums lose fewer digits. Lanes beyond the last gene repeat it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int block, Span<double> target)
    {
        Span<int> genes = stackalloc int[Lanes];
        Span<double> means = stackalloc double[Lanes], scales = stackalloc double[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var index = Math.Min((block * Lanes) + lane, _genes.Length - 1);
            (genes[lane], means[lane], scales[lane]) = (_genes[index], _means[index], 1 / _sds[index]);
        }

        // Patients outside: the runs of one are near each other, those of the next are elsewhere.
        for (var i = 0; i < _patients.Length; i++)
        {
            var values = _patients[i];
            for (var lane = 0; lane < Lanes; lane++)
            {
                double value = values[genes[lane]];
                target[(i * Lanes) + lane] = double.IsNaN(value) ? 0 : (value - means[lane]) * scales[lane];
            }
        }
    }
}
