namespace CyclinE.Segmentation.Segments;

/// <summary>Sums in one fixed order: halves down to blocks of 128, four running sums within a block.</summary>
internal static class PairwiseSum
{
    private const int Block = 128;

    /// <summary>The sum; its rounding error grows with the logarithm of the length.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        if (values.Length > Block)
        {
            var half = values.Length / 2;
            return Of(values[..half]) + Of(values[half..]);
        }

        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 3 < values.Length; i += 4)
        {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }

        for (; i < values.Length; i++)
        {
            a += values[i];
        }

        return (a + b) + (c + d);
    }
}
