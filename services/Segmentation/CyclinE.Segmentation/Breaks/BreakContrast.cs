using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Breaks;

/// <summary>What each value says about the side of a break it belongs to.</summary>
public static class BreakContrast
{
    private const int Lanes = 4;

    /// <summary>
    /// Adds, for each value, its cost under the left segment less its cost under the right one, a cost being
    /// min(((x − μ)/s̃)², K²) + 2 ln s̃.
    /// </summary>
    /// <param name="values">Values of the two segments; one that is not finite says nothing and adds 0.</param>
    /// <param name="leftMean">μ of the left segment.</param>
    /// <param name="leftSd">Its s̃, positive.</param>
    /// <param name="rightMean">μ of the right segment.</param>
    /// <param name="rightSd">Its s̃, positive.</param>
    /// <param name="cap">K; positive infinity for squared loss.</param>
    /// <param name="contrast">As long as <paramref name="values"/>; added to.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An s̃ or K is not positive, or a number but K is not finite.</exception>
    public static void Add(
        ReadOnlySpan<double> values,
        double leftMean,
        double leftSd,
        double rightMean,
        double rightSd,
        double cap,
        Span<double> contrast)
    {
        if (contrast.Length != values.Length)
        {
            throw new ArgumentException($"{values.Length} values, room for {contrast.Length} contrasts.", nameof(contrast));
        }

        RequirePositive(leftSd, nameof(leftSd));
        RequirePositive(rightSd, nameof(rightSd));
        if (!(cap > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(cap), cap, "A positive number is needed.");
        }

        if (!double.IsFinite(leftMean) || !double.IsFinite(rightMean))
        {
            throw new ArgumentOutOfRangeException(nameof(leftMean), $"Levels must be finite: {leftMean}, {rightMean}.");
        }

        var offset = 2 * (Math.Log(leftSd) - Math.Log(rightSd));
        double leftScale = 1 / leftSd, rightScale = 1 / rightSd, limit = cap * cap;
        ref var source = ref MemoryMarshal.GetReference(values);
        ref var target = ref MemoryMarshal.GetReference(contrast);
        var i = 0;
        for (; i + Lanes <= values.Length; i += Lanes)
        {
            var x = Vector256.LoadUnsafe(ref source, (nuint)i);
            var left = (x - Vector256.Create(leftMean)) * leftScale;
            var right = (x - Vector256.Create(rightMean)) * rightScale;
            var bound = Vector256.Create(limit);
            var difference = Vector256.MinNative(left * left, bound) - Vector256.MinNative(right * right, bound) + Vector256.Create(offset);
            var says = Vector256.LessThanOrEqual(Vector256.Abs(x), Vector256.Create(double.MaxValue));
            var sum = Vector256.LoadUnsafe(ref target, (nuint)i) + (difference & says);
            sum.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]))
            {
                var left = (values[i] - leftMean) * leftScale;
                var right = (values[i] - rightMean) * rightScale;
                contrast[i] += double.MinNative(left * left, limit) - double.MinNative(right * right, limit) + offset;
            }
        }
    }

    private static void RequirePositive(double sd, string name)
    {
        if (!double.IsFinite(sd) || sd <= 0)
        {
            throw new ArgumentOutOfRangeException(name, sd, "A positive finite number is needed.");
        }
    }
}
