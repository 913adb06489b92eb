namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Weights by rank with their sums below a rank, in log n (Fenwick, <em>Softw. Pract. Exp.</em> 24, 1994).</summary>
internal sealed class WeightTree(int ranks)
{
    private readonly double[] _sums = new double[ranks + 1];
    private double _total;

    public void Add(int rank, double weight)
    {
        _total += weight;
        for (var i = rank + 1; i < _sums.Length; i += i & -i)
        {
            _sums[i] += weight;
        }
    }

    /// <summary>Weight below, at and above a rank.</summary>
    public (double Below, double At, double Above) Around(int rank)
    {
        var (below, upTo) = (Below(rank), Below(rank + 1));
        return (below, upTo - below, _total - upTo);
    }

    private double Below(int rank)
    {
        double sum = 0;
        for (var i = rank; i > 0; i -= i & -i)
        {
            sum += _sums[i];
        }

        return sum;
    }
}
