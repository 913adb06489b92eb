using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CyclinE.Segmentation;

/// <summary>
/// Where circular binary segmentation takes its permutations from: R's generator, one for a whole array, or a stream
/// that belongs to one chromosome. It has a state: use it for one array (or one chromosome), from one thread.
/// </summary>
public sealed class CbsRandomSource
{
    private const int WordsHeld = 1024;

    private readonly MersenneTwister? _twister;
    private readonly VectorXoshiro? _xoshiro;
    private readonly uint[] _words = new uint[WordsHeld];
    private int _used = WordsHeld;

    private CbsRandomSource(MersenneTwister? twister, VectorXoshiro? xoshiro)
    {
        _twister = twister;
        _xoshiro = xoshiro;
    }

    /// <summary>Whether the numbers are R's, taken in DNAcopy's order.</summary>
    public bool IsR => _twister is not null;

    /// <summary>R's MT19937 after <c>set.seed(seed)</c>: one source for all chromosomes, ascending, of an array.</summary>
    /// <param name="seed">The seed.</param>
    public static CbsRandomSource R(int seed) => new(new MersenneTwister(seed), null);

    /// <summary>The stream of one chromosome: the same whatever other chromosomes are segmented.</summary>
    /// <param name="seed">The seed of the array.</param>
    /// <param name="chromosome">The chromosome's number.</param>
    public static CbsRandomSource Stream(int seed, int chromosome)
    {
        var state = ((ulong)(uint)chromosome << 32) | unchecked((uint)seed);
        return new CbsRandomSource(null, new VectorXoshiro(VectorXoshiro.SplitMix(ref state)));
    }

    /// <summary>
    /// The next steps of a Fisher–Yates shuffle from the end: <c>positions[t]</c> is uniform on 0 … largest − t − 1, made
    /// from 32 random bits (R: ⌊u·(largest − t)⌋).
    /// </summary>
    internal void FillPositions(Span<long> positions, int largest)
    {
        while (!positions.IsEmpty)
        {
            if (_used == WordsHeld && _xoshiro is not null)
            {
                _xoshiro.Fill(_words);
                _used = 0;
            }

            var count = Math.Min(positions.Length, _twister is null ? WordsHeld - _used : WordsHeld);
            if (_twister is not null)
            {
                _twister.Fill(_words.AsSpan(0, count));
                ScaleAsR(_words.AsSpan(0, count), positions, largest);
            }
            else
            {
                Scale(_words.AsSpan(_used, count), positions, largest);
                _used += count;
            }

            positions = positions[count..];
            largest -= count;
        }
    }

    /// <summary>The next number of R's stream, as <c>runif(1)</c> gives it.</summary>
    public double Next()
    {
        Span<uint> word = stackalloc uint[1];
        (_twister ?? throw new InvalidOperationException("Not R's stream.")).Fill(word);
        return word[0] * 2.3283064365386963e-10;
    }

    /// <summary>Leaves out numbers; only R's order asks for it.</summary>
    internal void Skip(long count) => _twister?.Skip(count);

    private static void ScaleAsR(ReadOnlySpan<uint> words, Span<long> positions, int largest)
    {
        const double Unit = 2.3283064365386963e-10;
        ref var from = ref MemoryMarshal.GetReference(words);
        ref var to = ref MemoryMarshal.GetReference(positions);

        // Adding 2^52 puts an integer below 2^32 into the low bits of a double, and taking it off gives it back.
        var shift = Vector256.Create(4503599627370496.0);
        var low = Vector256.Create(0xFFFFFFFFL);
        var sizes = Vector256.Create(largest, largest - 1.0, largest - 2.0, largest - 3.0);
        var i = 0;
        for (; i <= words.Length - 8; i += 8)
        {
            var eight = Vector256.LoadUnsafe(ref from, (nuint)i);
            var first = (Vector256.WidenLower(eight) | shift.AsUInt64()).AsDouble() - shift;
            var second = (Vector256.WidenUpper(eight) | shift.AsUInt64()).AsDouble() - shift;
            first = Vector256.Floor(first * Vector256.Create(Unit) * sizes) + shift;
            sizes -= Vector256.Create(4.0);
            second = Vector256.Floor(second * Vector256.Create(Unit) * sizes) + shift;
            sizes -= Vector256.Create(4.0);
            (first.AsInt64() & low).StoreUnsafe(ref to, (nuint)i);
            (second.AsInt64() & low).StoreUnsafe(ref to, (nuint)(i + 4));
        }

        for (; i < words.Length; i++)
        {
            positions[i] = (long)(words[i] * Unit * (largest - i));
        }
    }

    private static void Scale(ReadOnlySpan<uint> words, Span<long> positions, int largest)
    {
        ref var from = ref MemoryMarshal.GetReference(words);
        ref var to = ref MemoryMarshal.GetReference(positions);
        var sizes = Vector256.Create((ulong)largest, (ulong)(largest - 1), (ulong)(largest - 2), (ulong)(largest - 3));
        var i = 0;
        for (; i <= words.Length - 8; i += 8)
        {
            var eight = Vector256.LoadUnsafe(ref from, (nuint)i);
            Vector256.ShiftRightLogical(Product(Vector256.WidenLower(eight), sizes), 32).AsInt64().StoreUnsafe(ref to, (nuint)i);
            sizes -= Vector256.Create(4ul);
            Vector256.ShiftRightLogical(Product(Vector256.WidenUpper(eight), sizes), 32).AsInt64().StoreUnsafe(ref to, (nuint)(i + 4));
            sizes -= Vector256.Create(4ul);
        }

        for (; i < words.Length; i++)
        {
            positions[i] = (long)(((ulong)words[i] * (ulong)(largest - i)) >> 32);
        }
    }

    private static Vector256<ulong> Product(Vector256<ulong> a, Vector256<ulong> b) =>
        Avx2.IsSupported ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32()) : a * b;
}
