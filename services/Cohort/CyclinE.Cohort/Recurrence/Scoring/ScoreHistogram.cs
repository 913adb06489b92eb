namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>How the score of one sample is distributed over the genome: share of markers in each bin.</summary>
/// <remarks>
/// A score between two bins is divided between them so that the mean is kept: rounding of a thousand samples would otherwise
/// move the null by tens of bins.
/// </remarks>
internal sealed class ScoreHistogram(double bin)
{
    private double[] _weights = new double[64];
    private double _total;
    private int _last;

    /// <summary>Width of a bin in units of score.</summary>
    public double Bin => bin;

    public void Add(double score, double markers)
    {
        if (!(markers > 0))
        {
            return;
        }

        var place = score / bin;
        var low = (int)place;
        if (low + 2 > _weights.Length)
        {
            Array.Resize(ref _weights, (low + 2) * 2);
        }

        var part = place - low;
        _weights[low] += markers * (1 - part);
        _weights[low + 1] += markers * part;
        _total += markers;
        _last = Math.Max(_last, part > 0 ? low + 1 : low);
    }

    /// <summary>Shares of the bins 0, 1, …, summing to 1; just bin 0 where nothing was added.</summary>
    public float[] Shares()
    {
        if (_total <= 0)
        {
            return [1];
        }

        var shares = new float[_last + 1];
        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] = (float)(_weights[k] / _total);
        }

        return shares;
    }
}
