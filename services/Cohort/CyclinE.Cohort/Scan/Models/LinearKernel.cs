using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>Linear and quadratic forms of eight genes under four permutations.</summary>
internal static class LinearKernel
{
    /// <summary>Σ c·x of each order.</summary>
    /// <param name="coefficients">One coefficient per position.</param>
    /// <param name="genes">Patient × eight lanes.</param>
    /// <param name="orders">Four orders, each entry 8 × the patient at a position.</param>
    /// <param name="sums">One sum per order.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Form(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> genes, ReadOnlySpan<int> orders, Span<Vector512<double>> sums)
    {
        ref var x = ref MemoryMarshal.GetReference(genes);
        var n = coefficients.Length;
        ref var order0 = ref MemoryMarshal.GetReference(orders);
        ref var order1 = ref Unsafe.Add(ref order0, n);
        ref var order2 = ref Unsafe.Add(ref order0, 2 * n);
        ref var order3 = ref Unsafe.Add(ref order0, 3 * n);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var i = 0; i < n; i++)
        {
            var c = Vector512.Create(coefficients[i]);
            s0 = Vector512.FusedMultiplyAdd(c, Vector512.LoadUnsafe(ref x, (nuint)Unsafe.Add(ref order0, i)), s0);
            s1 = Vector512.FusedMultiplyAdd(c, Vector512.LoadUnsafe(ref x, (nuint)Unsafe.Add(ref order1, i)), s1);
            s2 = Vector512.FusedMultiplyAdd(c, Vector512.LoadUnsafe(ref x, (nuint)Unsafe.Add(ref order2, i)), s2);
            s3 = Vector512.FusedMultiplyAdd(c, Vector512.LoadUnsafe(ref x, (nuint)Unsafe.Add(ref order3, i)), s3);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (s0, s1, s2, s3);
    }

    /// <summary>Σ c·x² of each order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Quadratic(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> genes, ReadOnlySpan<int> orders, Span<Vector512<double>> sums)
    {
        ref var x = ref MemoryMarshal.GetReference(genes);
        var n = coefficients.Length;
        ref var order = ref MemoryMarshal.GetReference(orders);
        for (var k = 0; k < CoxScoreKernel.Width; k++)
        {
            Vector512<double> sum = default;
            for (var i = 0; i < n; i++)
            {
                var value = Vector512.LoadUnsafe(ref x, (nuint)Unsafe.Add(ref order, (k * n) + i));
                sum = Vector512.FusedMultiplyAdd(value * coefficients[i], value, sum);
            }

            sums[k] = sum;
        }
    }
}
