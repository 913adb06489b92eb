namespace CyclinE.Cohort.Recurrence.Peaks;

/// <summary>The events that lie on one and the same set of peaks: their sum along the chromosome.</summary>
internal sealed class EventGroup
{
    private double[] _slope = [];
    private int _first;
    private int _last;

    /// <summary>Unshared scores of the set's peaks, summed.</summary>
    public double Weight { get; private set; }

    /// <summary>Sum of the events at every interval, once <see cref="Settle"/> was called.</summary>
    public double[] Sum { get; private set; } = [];

    public void Begin(int length, double weight)
    {
        if (Sum.Length < length)
        {
            (Sum, _slope) = (new double[length], new double[length + 1]);
        }
        else
        {
            Array.Clear(Sum, 0, length);
        }

        (Weight, _first, _last) = (weight, int.MaxValue, -1);
    }

    /// <summary>Adds an event, or takes it away with a negative score.</summary>
    public void Add(int start, int end, double score)
    {
        _slope[start] += score;
        _slope[end] -= score;
        (_first, _last) = (Math.Min(_first, start), Math.Max(_last, end));
    }

    /// <summary>Brings the sums up to date.</summary>
    public void Settle()
    {
        var sum = 0.0;
        for (var k = _first; k < _last; k++)
        {
            sum += _slope[k];
            _slope[k] = 0;
            Sum[k] += sum;
        }

        if (_last >= 0)
        {
            _slope[_last] = 0;
        }

        (_first, _last) = (int.MaxValue, -1);
    }
}
