using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// Mean and range of values. The mean is the double nearest to the exact one but for about 1 in 1,000 cases a unit
/// away: R sums in extended precision, and which of two tied arcs DNAcopy takes hangs on the last bit.
/// </summary>
internal static class ExactMean
{
    /// <summary>Mean, smallest and largest of finite values, at least one.</summary>
    public static (double Mean, double Smallest, double Largest) Of(ReadOnlySpan<double> values)
    {
        ref var from = ref MemoryMarshal.GetReference(values);
        var sum = Vector256<double>.Zero;
        var error = Vector256<double>.Zero;
        var smallest = Vector256.Create(values[0]);
        var largest = smallest;
        var i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            // Knuth's two-sum: what the addition rounds away is added up apart.
            var x = Vector256.LoadUnsafe(ref from, (nuint)i);
            var next = sum + x;
            var added = next - sum;
            error += (sum - (next - added)) + (x - added);
            sum = next;
            smallest = Vector256.MinNative(smallest, x);
            largest = Vector256.MaxNative(largest, x);
        }

        var (total, rest) = (sum[0], ((error[0] + error[1]) + (error[2] + error[3])));
        var (low, high) = (smallest[0], largest[0]);
        for (var lane = 1; lane < 4; lane++)
        {
            (total, rest) = Add(total, rest, sum[lane]);
            low = double.MinNative(low, smallest[lane]);
            high = double.MaxNative(high, largest[lane]);
        }

        for (; i < values.Length; i++)
        {
            (total, rest) = Add(total, rest, values[i]);
            low = double.MinNative(low, values[i]);
            high = double.MaxNative(high, values[i]);
        }

        return (Divide(total, rest, values.Length), low, high);
    }

    private static (double Sum, double Error) Add(double sum, double rest, double x)
    {
        var next = sum + x;
        var added = next - sum;
        return (next, rest + ((sum - (next - added)) + (x - added)));
    }

    private static double Divide(double total, double rest, double count)
    {
        var quotient = (total + rest) / count;

        // Veltkamp's splitting: quotient·count as an exact pair, count having at most 27 significant bits or rounding nothing that matters.
        var scaled = 134217729.0 * quotient;
        var high = scaled - (scaled - quotient);
        var product = high * count;
        var lower = (quotient - high) * count;
        return quotient + ((((total - product) - lower) + rest) / count);
    }
}
