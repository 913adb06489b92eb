using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// Where circular binary segmentation takes its permutations from: R's generator, one for a whole array, or a stream
/// that belongs to one chromosome. It has a state: use it for one array (or one chromosome), from one thread.
/// </summary>
public sealed class CbsRandomSource
{
    /// <summary>Most positions that are filled at a time.</summary>
    internal const int Chunk = 1024;

    private readonly MersenneTwister? _twister;
    private readonly VectorXoshiro? _xoshiro;
    private readonly uint[] _words = new uint[Chunk];

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
    /// <param name="positions">At most <see cref="Chunk"/>.</param>
    /// <param name="largest">Choices of the first.</param>
    internal void FillPositions(Span<int> positions, int largest)
    {
        var words = _words.AsSpan(0, positions.Length);
        if (_twister is not null)
        {
            _twister.Fill(words);
            ScaleAsR(words, positions, largest);
        }
        else
        {
            // A whole number of vectors is made each time, so that what is drawn never depends on how far the last one got.
            _xoshiro!.Fill(_words.AsSpan(0, (positions.Length + 7) & ~7));
            Scale(words, positions, largest);
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

    private static void ScaleAsR(ReadOnlySpan<uint> words, Span<int> positions, int largest)
    {
        const double Unit = 2.3283064365386963e-10;
        ref var from = ref MemoryMarshal.GetReference(words);
        ref var to = ref MemoryMarshal.GetReference(positions);

        // Adding 2^52 puts an integer below 2^32 into the low bits of a double, and taking it off gives it back.
        var shift = Vector256.Create(4503599627370496.0);
        var unit = Vector256.Create(Unit);
        var four = Vector256.Create(4.0);
        var sizes = Vector256.Create(largest, largest - 1.0, largest - 2.0, largest - 3.0);
        var i = 0;
        for (; i <= words.Length - 8; i += 8)
        {
            var eight = Vector256.LoadUnsafe(ref from, (nuint)i);
            var first = (Vector256.WidenLower(eight) | shift.AsUInt64()).AsDouble() - shift;
            var second = (Vector256.WidenUpper(eight) | shift.AsUInt64()).AsDouble() - shift;
            first = Vector256.Floor(first * unit * sizes) + shift;
            sizes -= four;
            second = Vector256.Floor(second * unit * sizes) + shift;
            sizes -= four;
            Vector256.Narrow(first.AsInt64(), second.AsInt64()).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < words.Length; i++)
        {
            positions[i] = (int)(words[i] * Unit * (largest - i));
        }
    }

    private static void Scale(ReadOnlySpan<uint> words, Span<int> positions, int largest)
    {
        ref var from = ref MemoryMarshal.GetReference(words);
        ref var to = ref MemoryMarshal.GetReference(positions);
        var n = (long)largest;
        var even = Vector256.Create(n, n - 2, n - 4, n - 6).AsUInt32();
        var odd = Vector256.Create(n - 1, n - 3, n - 5, n - 7).AsUInt32();
        var eight = Vector256.Create(8L).AsUInt32();
        var upper = Vector256.Create(0xFFFFFFFF00000000ul).AsUInt32();
        var i = 0;
        for (; i <= words.Length - 8; i += 8)
        {
            // The high halves of 32 × 32 bits: of even places from below, of odd ones where they are.
            var word = Vector256.LoadUnsafe(ref from, (nuint)i);
            var below = Vector256.ShiftRightLogical(Product(word, even), 32).AsUInt32();
            var above = Product(Vector256.ShiftRightLogical(word.AsUInt64(), 32).AsUInt32(), odd).AsUInt32() & upper;
            (below | above).AsInt32().StoreUnsafe(ref to, (nuint)i);
            even -= eight;
            odd -= eight;
        }

        for (; i < words.Length; i++)
        {
            positions[i] = (int)(((ulong)words[i] * (ulong)(largest - i)) >> 32);
        }
    }

    // Of the low 32 bits of each 64.
    private static Vector256<ulong> Product(Vector256<uint> a, Vector256<uint> b) => Avx2.IsSupported
        ? Avx2.Multiply(a, b)
        : (a.AsUInt64() & Vector256.Create(0xFFFFFFFFul)) * (b.AsUInt64() & Vector256.Create(0xFFFFFFFFul));
}
