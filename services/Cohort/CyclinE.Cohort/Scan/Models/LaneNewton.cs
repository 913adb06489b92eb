using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>Maximum likelihood of eight genes at once: Newton–Raphson with halving, each lane on its own.</summary>
internal sealed class LaneNewton
{
    private const int Lanes = GeneBlocks.Lanes;
    private const int MostIterations = 60;

    // Half the decrement is what the log likelihood lacks; one more step is added behind it, so that 1e-18 leaves nothing.
    private const double Converged = 1e-18;

    // Without a maximum the likelihood flattens while the step stays as long as it was; at a maximum steps collapse.
    private const double Flat = 1e-4;
    private const double Steady = 0.5;

    private readonly ILaneLikelihood _likelihood;
    private readonly double[] _start;
    private readonly Vector512<double>[] _beta;
    private readonly Vector512<double>[] _score;
    private readonly Vector512<double>[] _information;
    private readonly double[] _previous;
    private readonly double[] _lastStep;

    /// <summary>A fit that starts at the null model.</summary>
    public LaneNewton(ILaneLikelihood likelihood, double[] nullCoefficients)
    {
        var q = likelihood.Coefficients;
        _likelihood = likelihood;
        _start = [0, .. nullCoefficients];
        (_beta, _score, _information) = (new Vector512<double>[q], new Vector512<double>[q], new Vector512<double>[q * q]);
        (_previous, _lastStep) = (new double[q * Lanes], new double[q * Lanes]);
    }

    /// <summary>Fits a block.</summary>
    /// <param name="genes">Patient × eight lanes.</param>
    /// <param name="effects">Coefficient of each gene per unit of its column; ±∞ where separated, NaN where not converged.</param>
    /// <param name="errors">Standard errors; NaN where there is none.</param>
    /// <param name="states">What became of each.</param>
    public void Fit(ReadOnlySpan<double> genes, Span<double> effects, Span<double> errors, Span<ScanGeneState> states)
    {
        var q = _beta.Length;
        for (var j = 0; j < q; j++)
        {
            _beta[j] = Vector512.Create(_start[j]);
        }

        Span<double> best = stackalloc double[Lanes];
        Span<bool> done = stackalloc bool[Lanes];
        best.Fill(double.NegativeInfinity);
        _lastStep.AsSpan().Fill(double.PositiveInfinity);
        var beta = MemoryMarshal.Cast<Vector512<double>, double>(_beta.AsSpan());
        effects.Fill(double.NaN);
        errors.Fill(double.NaN);
        states.Fill(ScanGeneState.NotConverged);
        for (var (iteration, open) = (0, Lanes); iteration < MostIterations && open > 0; iteration++)
        {
            var logLikelihood = _likelihood.Evaluate(genes, _beta, _score, _information);
            for (var lane = 0; lane < Lanes; lane++)
            {
                if (done[lane])
                {
                    continue;
                }

                if (!(logLikelihood[lane] >= best[lane] - (1e-10 * Math.Abs(best[lane]))))
                {
                    for (var j = 0; j < q; j++)
                    {
                        beta[(j * Lanes) + lane] = (beta[(j * Lanes) + lane] + _previous[(j * Lanes) + lane]) / 2;
                    }

                    continue;
                }

                best[lane] = logLikelihood[lane];
                done[lane] = Step(lane, beta, ref effects[lane], ref errors[lane], ref states[lane]);
                open -= done[lane] ? 1 : 0;
            }
        }
    }

    /// <summary>Moves one lane; true where it is finished.</summary>
    private bool Step(int lane, Span<double> beta, ref double effect, ref double error, ref ScanGeneState state)
    {
        var q = _beta.Length;
        Span<double> step = stackalloc double[q];
        Span<double> factor = stackalloc double[q * q];
        for (var j = 0; j < q; j++)
        {
            step[j] = _score[j][lane];
            for (var k = 0; k <= j; k++)
            {
                factor[(j * q) + k] = _information[(j * q) + k][lane];
            }
        }

        if (!Cholesky.Factor(factor, q))
        {
            return true;
        }

        Cholesky.Solve(factor, q, step);
        double decrement = 0;
        var steady = false;
        for (var j = 0; j < q; j++)
        {
            decrement += step[j] * _score[j][lane];
            steady |= Math.Abs(step[j]) >= Steady * Math.Abs(_lastStep[(j * Lanes) + lane]) && Math.Abs(step[j]) > 1e-3;
        }

        var own = Math.Abs(step[0]) >= Steady * Math.Abs(_lastStep[lane]) && Math.Abs(step[0]) > 1e-3;
        for (var j = 0; j < q; j++)
        {
            (_previous[(j * Lanes) + lane], _lastStep[(j * Lanes) + lane]) = (beta[(j * Lanes) + lane], step[j]);
            beta[(j * Lanes) + lane] += step[j];
        }

        if (steady && decrement < Flat)
        {
            (effect, state) = own
                ? (beta[lane] > 0 ? double.PositiveInfinity : double.NegativeInfinity, ScanGeneState.Separated)
                : (double.NaN, ScanGeneState.NotConverged);
            return true;
        }

        if (decrement < Converged)
        {
            (effect, error, state) = (beta[lane], Math.Sqrt(Cholesky.InverseDiagonal(factor, q, 0)), ScanGeneState.Tested);
            return true;
        }

        return false;
    }
}

/// <summary>A log likelihood of eight genes at eight sets of coefficients; the gene's own coefficient is the first.</summary>
internal interface ILaneLikelihood
{
    /// <summary>Coefficients of each lane.</summary>
    int Coefficients { get; }

    /// <summary>Evaluates.</summary>
    /// <param name="genes">Patient × eight lanes.</param>
    /// <param name="beta">Coefficients.</param>
    /// <param name="score">First derivatives.</param>
    /// <param name="information">Negative second derivatives, lower triangle, row by row of n.</param>
    /// <returns>Log likelihood.</returns>
    Vector512<double> Evaluate(
        ReadOnlySpan<double> genes, ReadOnlySpan<Vector512<double>> beta, Span<Vector512<double>> score, Span<Vector512<double>> information);
}
