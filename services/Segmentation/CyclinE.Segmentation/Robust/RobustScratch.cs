namespace CyclinE.Segmentation.Robust;

/// <summary>Memory that <see cref="RobustSegmenter"/> uses again for each chromosome; it grows to the largest one.</summary>
public sealed class RobustScratch
{
    private double[] _values = [];
    private double[] _weights = [];

    /// <summary>Room for a number per value and one more; its content is arbitrary.</summary>
    internal Span<double> Values(int count)
    {
        if (_values.Length <= count)
        {
            _values = new double[count + 1];
        }

        return _values;
    }

    /// <summary>Room for a weight per value; its content is arbitrary.</summary>
    internal Span<double> Weights(int count)
    {
        if (_weights.Length < count)
        {
            _weights = new double[count];
        }

        return _weights.AsSpan(0, count);
    }
}
