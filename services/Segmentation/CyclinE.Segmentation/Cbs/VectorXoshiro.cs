using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// Four interleaved xoshiro256++ generators (Blackman and Vigna, ACM TOMS 47, 2021), each seeded by its own part of a
/// splitmix64 sequence, as one stream of 32-bit words.
/// </summary>
internal sealed class VectorXoshiro
{
    private Vector256<ulong> _s0;
    private Vector256<ulong> _s1;
    private Vector256<ulong> _s2;
    private Vector256<ulong> _s3;

    public VectorXoshiro(ulong seed)
    {
        Span<ulong> words = stackalloc ulong[16];
        foreach (ref var word in words)
        {
            word = SplitMix(ref seed);
        }

        ref var first = ref MemoryMarshal.GetReference(words);
        _s0 = Vector256.LoadUnsafe(ref first);
        _s1 = Vector256.LoadUnsafe(ref first, 4);
        _s2 = Vector256.LoadUnsafe(ref first, 8);
        _s3 = Vector256.LoadUnsafe(ref first, 12);
    }

    /// <summary>The next number of a splitmix64 sequence.</summary>
    public static ulong SplitMix(ref ulong state)
    {
        var z = unchecked(state += 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    /// <summary>Fills a block, whose length is a multiple of 8.</summary>
    public void Fill(Span<uint> words)
    {
        ref var to = ref MemoryMarshal.GetReference(words);
        var (s0, s1, s2, s3) = (_s0, _s1, _s2, _s3);
        for (var i = 0; i < words.Length; i += 8)
        {
            var sum = s0 + s3;
            (Rotate(sum, 23) + s0).AsUInt32().StoreUnsafe(ref to, (nuint)i);
            var t = Vector256.ShiftLeft(s1, 17);
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = Rotate(s3, 45);
        }

        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }

    private static Vector256<ulong> Rotate(Vector256<ulong> x, int bits) =>
        Vector256.ShiftLeft(x, bits) | Vector256.ShiftRightLogical(x, 64 - bits);
}
