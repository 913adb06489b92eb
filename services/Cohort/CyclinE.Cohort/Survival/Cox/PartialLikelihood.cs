namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Log partial likelihood with score and information at one point.</summary>
internal sealed class PartialLikelihood(CoxSample sample, CoxTies ties)
{
    private readonly RiskWalk _walk = new(sample, ties, together: true);
    private readonly double[] _events = new double[sample.Columns];
    private double _offsets = double.NaN;

    public double Value { get; private set; }

    public double[] Score { get; } = new double[sample.Columns];

    /// <summary>Information, row by row, both triangles.</summary>
    public double[] Information { get; } = new double[sample.Columns * sample.Columns];

    public void Evaluate(ReadOnlySpan<double> beta)
    {
        var p = sample.Columns;
        _walk.SetRisks(beta);
        Array.Clear(Information);
        if (double.IsNaN(_offsets))
        {
            SumEvents();
        }

        // Σ wη over the events is linear in β.
        var value = _offsets;
        for (var c = 0; c < p; c++)
        {
            value += beta[c] * _events[c];
        }

        Array.Copy(_events, Score, p);
        var sink = new Sink(Score, Information);
        _walk.Run(ref sink);
        Value = value - sink.Denominators;
        for (var r = 0; r < p; r++)
        {
            for (var c = 0; c < r; c++)
            {
                Information[(c * p) + r] = Information[(r * p) + c];
            }
        }
    }

    private void SumEvents()
    {
        var (rows, p) = (sample.Rows, sample.Columns);
        _offsets = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows.Events[i])
            {
                _offsets += rows.Weight[i] * rows.Offset[i];
                for (var c = 0; c < p; c++)
                {
                    _events[c] += rows.Weight[i] * sample.X[(i * p) + c];
                }
            }
        }
    }

    private struct Sink(double[] score, double[] information) : IRiskStep
    {
        public double Denominators;

        public void Take(in RiskStep step, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance)
        {
            Denominators += step.Weight * step.LogSum;
            for (int r = 0, at = 0; r < mean.Length; r++)
            {
                score[r] -= step.Weight * mean[r];
                for (var c = 0; c <= r; c++, at++)
                {
                    information[(r * mean.Length) + c] += step.Weight * covariance[at];
                }
            }
        }
    }
}
