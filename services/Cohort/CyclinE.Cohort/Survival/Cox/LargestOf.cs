namespace CyclinE.Cohort.Survival.Cox;

/// <summary>The largest of values that come and go, in log n per change.</summary>
internal sealed class LargestOf
{
    private readonly double[] _tree;
    private readonly int _leaves;

    public LargestOf(int count)
    {
        _leaves = 1;
        while (_leaves < count)
        {
            _leaves *= 2;
        }

        _tree = new double[2 * _leaves];
        Clear();
    }

    /// <summary>−∞ where there is none.</summary>
    public double Largest => _tree[1];

    public void Clear() => Array.Fill(_tree, double.NegativeInfinity);

    public void Set(int index, double value)
    {
        var node = _leaves + index;
        _tree[node] = value;
        for (node /= 2; node > 0; node /= 2)
        {
            _tree[node] = Math.Max(_tree[2 * node], _tree[(2 * node) + 1]);
        }
    }
}
