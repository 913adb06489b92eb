using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>Exponential and logarithm of eight lanes by element-wise IEEE operations: the same bits on every machine, within 2 units in the last
/// place.</summary>
internal static class LaneMath
{
    // ln 2 in two parts: the first has 21 trailing zeros, so that its product with a whole number is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // Adding it rounds to a whole number and leaves that number in the lowest bits.
    private const double Rounding = 6755399441055744.0;

    private const long RootHalf = 0x3FE6A09E667F3BCD;

    /// <summary>e^x, x cut to ±700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        x = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(-700.0)), Vector512.Create(700.0));
        var shifted = (x * 1.4426950408889634) + Vector512.Create(Rounding);
        var k = shifted - Vector512.Create(Rounding);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = Vector512.Create(1.0 / 6227020800);
        sum = (sum * r) + Vector512.Create(1.0 / 479001600);
        sum = (sum * r) + Vector512.Create(1.0 / 39916800);
        sum = (sum * r) + Vector512.Create(1.0 / 3628800);
        sum = (sum * r) + Vector512.Create(1.0 / 362880);
        sum = (sum * r) + Vector512.Create(1.0 / 40320);
        sum = (sum * r) + Vector512.Create(1.0 / 5040);
        sum = (sum * r) + Vector512.Create(1.0 / 720);
        sum = (sum * r) + Vector512.Create(1.0 / 120);
        sum = (sum * r) + Vector512.Create(1.0 / 24);
        sum = (sum * r) + Vector512.Create(1.0 / 6);
        sum = (sum * r) + Vector512.Create(0.5);
        sum = (sum * r * r) + r + Vector512<double>.One;
        return (sum.AsInt64() + Vector512.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    /// <summary>ln x of normal positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        var bits = x.AsInt64();
        var k = Vector512.ShiftRightArithmetic(bits - Vector512.Create(RootHalf), 52);
        var m = (bits - Vector512.ShiftLeft(k, 52)).AsDouble();
        var f = (m - Vector512<double>.One) / (m + Vector512<double>.One);
        var s = f * f;
        var sum = Vector512.Create(1.0 / 23);
        sum = (sum * s) + Vector512.Create(1.0 / 21);
        sum = (sum * s) + Vector512.Create(1.0 / 19);
        sum = (sum * s) + Vector512.Create(1.0 / 17);
        sum = (sum * s) + Vector512.Create(1.0 / 15);
        sum = (sum * s) + Vector512.Create(1.0 / 13);
        sum = (sum * s) + Vector512.Create(1.0 / 11);
        sum = (sum * s) + Vector512.Create(1.0 / 9);
        sum = (sum * s) + Vector512.Create(1.0 / 7);
        sum = (sum * s) + Vector512.Create(0.2);
        sum = (sum * s) + Vector512.Create(1.0 / 3);
        var exponent = Vector512.ConvertToDouble(k);
        return (exponent * Ln2High) + (f * 2) + ((sum * s * f * 2) + (exponent * Ln2Low));
    }
}
