using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>
/// Score and variance of a Cox model for eight genes under four permutations in one pass over the positions.
/// </summary>
/// <remarks>
/// A position costs one load, one addition and one multiplication-addition per permutation; four of them hide the latency of
/// the running sums. Lanes are genes, so every sum runs in the order of positions whatever the machine. Compiled with full
/// optimisation at once: vectors in unoptimised code are a hundred times slower, and the first calls are long.
/// </remarks>
internal static class CoxScoreKernel
{
    /// <summary>Permutations side by side.</summary>
    public const int Width = 4;

    /// <summary>Marker of a model whose weights are all 1.</summary>
    public readonly struct Unweighted;

    /// <summary>Marker of a model with weights.</summary>
    public readonly struct Weighted;

    /// <summary>Sums of four permutations.</summary>
    /// <typeparam name="TWeights"><see cref="Unweighted"/> or <see cref="Weighted"/>: chosen when the code is compiled.</typeparam>
    /// <param name="model">Weights and groups.</param>
    /// <param name="genes">Patient × eight lanes.</param>
    /// <param name="orders">Four orders, one after the other, each entry 8 × the patient at a position.</param>
    /// <param name="score">U of each order.</param>
    /// <param name="square">The part of V that is a sum of squares over the risk sets.</param>
    /// <param name="mean">The part that their means take off.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<TWeights>(
        NullModel model,
        ReadOnlySpan<double> genes,
        ReadOnlySpan<int> orders,
        Span<Vector512<double>> score,
        Span<Vector512<double>> square,
        Span<Vector512<double>> mean)
        where TWeights : struct
    {
        ref var x = ref MemoryMarshal.GetReference(genes);
        var n = model.Patients.Length;
        ref var order0 = ref MemoryMarshal.GetReference(orders);
        ref var order1 = ref Unsafe.Add(ref order0, n);
        ref var order2 = ref Unsafe.Add(ref order0, 2 * n);
        ref var order3 = ref Unsafe.Add(ref order0, 3 * n);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(model.Weights);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector512<double> t0 = default, t1 = default, t2 = default, t3 = default;
        Vector512<double> u0 = default, u1 = default, u2 = default, u3 = default;
        Vector512<double> v0 = default, v1 = default, v2 = default, v3 = default;
        Vector512<double> m0 = default, m1 = default, m2 = default, m3 = default;
        foreach (ref readonly var group in model.Groups.AsSpan())
        {
            if (group.Fresh)
            {
                s0 = s1 = s2 = s3 = default;
                t0 = t1 = t2 = t3 = default;
            }

            // One death is a group without D: its own term is the last of the risk set.
            var single = group.End - group.Deaths == 1;
            var alive = single ? group.End : group.Deaths;
            for (var i = group.First; i < alive; i++)
            {
                var w = Vector512.Create(Unsafe.Add(ref weights, i));
                Join<TWeights>(ref x, Unsafe.Add(ref order0, i), w, ref s0, ref t0);
                Join<TWeights>(ref x, Unsafe.Add(ref order1, i), w, ref s1, ref t1);
                Join<TWeights>(ref x, Unsafe.Add(ref order2, i), w, ref s2, ref t2);
                Join<TWeights>(ref x, Unsafe.Add(ref order3, i), w, ref s3, ref t3);
            }

            if (single)
            {
                var e = Vector512.Create(group.E);
                Single(ref x, Unsafe.Add(ref order0, alive - 1), e, s0, t0, ref u0, ref v0, ref m0);
                Single(ref x, Unsafe.Add(ref order1, alive - 1), e, s1, t1, ref u1, ref v1, ref m1);
                Single(ref x, Unsafe.Add(ref order2, alive - 1), e, s2, t2, ref u2, ref v2, ref m2);
                Single(ref x, Unsafe.Add(ref order3, alive - 1), e, s3, t3, ref u3, ref v3, ref m3);
                continue;
            }

            // Through a copy: sums whose address is taken would live in memory everywhere.
            Sums sums = new(s0, t0, u0, v0, m0);
            Tied<TWeights>(ref x, ref order0, ref weights, in group, ref sums);
            (s0, t0, u0, v0, m0) = (sums.First, sums.Second, sums.Score, sums.Square, sums.Mean);
            sums = new(s1, t1, u1, v1, m1);
            Tied<TWeights>(ref x, ref order1, ref weights, in group, ref sums);
            (s1, t1, u1, v1, m1) = (sums.First, sums.Second, sums.Score, sums.Square, sums.Mean);
            sums = new(s2, t2, u2, v2, m2);
            Tied<TWeights>(ref x, ref order2, ref weights, in group, ref sums);
            (s2, t2, u2, v2, m2) = (sums.First, sums.Second, sums.Score, sums.Square, sums.Mean);
            sums = new(s3, t3, u3, v3, m3);
            Tied<TWeights>(ref x, ref order3, ref weights, in group, ref sums);
            (s3, t3, u3, v3, m3) = (sums.First, sums.Second, sums.Score, sums.Square, sums.Mean);
        }

        (score[0], score[1], score[2], score[3]) = (u0, u1, u2, u3);
        (square[0], square[1], square[2], square[3]) = (v0, v1, v2, v3);
        (mean[0], mean[1], mean[2], mean[3]) = (m0, m1, m2, m3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Join<TWeights>(ref double x, int at, Vector512<double> w, ref Vector512<double> sum, ref Vector512<double> squares)
        where TWeights : struct
    {
        var value = Vector512.LoadUnsafe(ref x, (nuint)at);
        var weighted = typeof(TWeights) == typeof(Weighted) ? value * w : value;
        sum += weighted;
        squares = Vector512.FusedMultiplyAdd(weighted, value, squares);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Single(
        ref double x, int at, Vector512<double> e, Vector512<double> sum, Vector512<double> squares, ref Vector512<double> u, ref Vector512<double> v,
        ref Vector512<double> m)
    {
        var average = sum * e;
        u += Vector512.LoadUnsafe(ref x, (nuint)at) - average;
        v = Vector512.FusedMultiplyAdd(squares, e, v);
        m = Vector512.FusedMultiplyAdd(average, average, m);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Tied<TWeights>(ref double x, ref int order, ref double weights, in ScoreGroup group, ref Sums sums)
        where TWeights : struct
    {
        Vector512<double> d = default, dd = default, own = default;
        for (var i = group.Deaths; i < group.End; i++)
        {
            var at = Unsafe.Add(ref order, i);
            own += Vector512.LoadUnsafe(ref x, (nuint)at);
            Join<TWeights>(ref x, at, Vector512.Create(Unsafe.Add(ref weights, i)), ref d, ref dd);
        }

        var (first, second) = (sums.First + d, sums.Second + dd);
        sums = new(
            first,
            second,
            sums.Score + (own - ((first * group.E) - (d * group.F))),
            sums.Square + ((second * group.E) - (dd * group.F)),
            sums.Mean + ((first * first * group.A) - (first * d * (2 * group.B)) + (d * d * group.C)));
    }

    private readonly record struct Sums(
        Vector512<double> First, Vector512<double> Second, Vector512<double> Score, Vector512<double> Square, Vector512<double> Mean);
}
