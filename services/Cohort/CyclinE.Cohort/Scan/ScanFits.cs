using CyclinE.Cohort.Scan.Models;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Scan;

/// <summary>Score statistic and maximum likelihood effect of every tested vector.</summary>
internal sealed class ScanFits
{
    private ScanFits(int genes) =>
        (Statistics, Effects, Errors, States) = (new double[genes], new double[genes], new double[genes], new ScanGeneState[genes]);

    public double[] Statistics { get; }

    /// <summary>Per unit of the gene's own values.</summary>
    public double[] Effects { get; }

    public double[] Errors { get; }

    public ScanGeneState[] States { get; }

    /// <summary>Computes them; every block writes to its own places.</summary>
    public static ScanFits Of(NullModel model, GeneBlocks blocks, int threads, CancellationToken cancellation)
    {
        var fits = new ScanFits(blocks.Genes);
        Parallel.For(
            0,
            blocks.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            () => new Worker(model, blocks),
            (block, _, worker) =>
            {
                worker.Fit(block, fits);
                return worker;
            },
            _ => { });
        return fits;
    }

    private sealed class Worker
    {
        private const int Lanes = GeneBlocks.Lanes;
        private readonly NullModel _model;
        private readonly GeneBlocks _blocks;
        private readonly LaneNewton _newton;
        private readonly AlignedRows _genes;
        private readonly int[] _orders;
        private readonly double[] _statistics = new double[CoxScoreKernel.Width * Lanes];
        private readonly double[] _effects = new double[Lanes];
        private readonly double[] _errors = new double[Lanes];
        private readonly ScanGeneState[] _states = new ScanGeneState[Lanes];

        public Worker(NullModel model, GeneBlocks blocks)
        {
            (_model, _blocks) = (model, blocks);
            _newton = new LaneNewton(model.Groups.Length > 0 ? new CoxLanes(model) : new LogisticLanes(model), model.Coefficients);
            _genes = new AlignedRows(blocks.Patients);
            _orders = [.. Enumerable.Range(0, CoxScoreKernel.Width * blocks.Patients).Select(i => model.Patients[i % blocks.Patients] * Lanes)];
        }

        public void Fit(int block, ScanFits fits)
        {
            _blocks.Fill(block, _genes.Values);
            ScoreStatistics.Fill(_model, _genes.Values, _orders, _statistics);
            _newton.Fit(_genes.Values, _effects, _errors, _states);
            for (var lane = 0; lane < Lanes && (block * Lanes) + lane < _blocks.Genes; lane++)
            {
                var gene = (block * Lanes) + lane;
                fits.Statistics[gene] = _statistics[lane];
                fits.Effects[gene] = _effects[lane] / _blocks.Sd(gene);
                fits.Errors[gene] = _errors[lane] / _blocks.Sd(gene);
                fits.States[gene] = _states[lane];
            }
        }
    }
}
