namespace CyclinE.Cohort.Recurrence.Peaks;

/// <summary>A sum of scores around a genome that is laid in a circle, and its ranges within windows.</summary>
internal sealed class TurnedGenome
{
    private readonly long _length;
    private readonly long[] _places;
    private readonly double[] _values;
    private readonly int[] _rising;
    private readonly int[] _falling;
    private int _count;

    public TurnedGenome(long length, int events)
    {
        // Two ends each, once more where an event wraps, and one entry at the origin.
        var most = (4 * events) + 1;
        _length = length;
        (_places, _values, _rising, _falling) = (new long[most], new double[most], new int[most], new int[most]);
    }

    public void Begin()
    {
        _count = 0;
        Put(0, 0);
    }

    /// <summary>Adds a layer.</summary>
    public void Add(long start, long span, double score)
    {
        start %= _length;
        var end = start + span;
        Put(start, score);
        if (end < _length)
        {
            Put(end, -score);
        }
        else if (end > _length)
        {
            Put(0, score);
            Put(end - _length, -score);
        }
    }

    /// <summary>Sums up; places become distinct.</summary>
    public void End()
    {
        Array.Sort(_places, _values, 0, _count);
        var (n, sum) = (0, 0.0);
        for (var k = 0; k < _count; k++)
        {
            sum += _values[k];
            n += n == 0 || _places[k] != _places[n - 1] ? 1 : 0;
            (_places[n - 1], _values[n - 1]) = (_places[k], sum);
        }

        _count = n;
    }

    /// <summary>max − min within windows of one width that begin at equal distances.</summary>
    public void Ranges(long width, Span<double> ranges)
    {
        width = Math.Min(width, _length - 1);
        int next = 0, highFirst = 0, highLast = 0, lowFirst = 0, lowLast = 0;
        for (var k = 0; k < ranges.Length; k++)
        {
            var start = (_length - width) * k / ranges.Length;
            for (; next < _count && _places[next] <= start + width; next++)
            {
                while (highLast > highFirst && _values[_rising[highLast - 1]] <= _values[next])
                {
                    highLast--;
                }

                while (lowLast > lowFirst && _values[_falling[lowLast - 1]] >= _values[next])
                {
                    lowLast--;
                }

                _rising[highLast++] = next;
                _falling[lowLast++] = next;
            }

            while (EndOf(_rising[highFirst]) <= start)
            {
                highFirst++;
            }

            while (EndOf(_falling[lowFirst]) <= start)
            {
                lowFirst++;
            }

            ranges[k] = _values[_rising[highFirst]] - _values[_falling[lowFirst]];
        }
    }

    private long EndOf(int k) => k + 1 < _count ? _places[k + 1] : _length;

    private void Put(long place, double value)
    {
        (_places[_count], _values[_count]) = (place, value);
        _count++;
    }
}
