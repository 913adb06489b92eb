using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// R's default generator: MT19937 (Matsumoto and Nishimura, ACM TOMACS 8, 1998) seeded as <c>set.seed</c> does it.
/// A block of 624 words is made at a time, because making and tempering vectorise and permutations ask for thousands.
/// </summary>
internal sealed class MersenneTwister
{
    /// <summary>Words of one block.</summary>
    public const int BlockLength = 624;

    private const int Middle = 397;
    private const uint Upper = 0x80000000;
    private const uint Matrix = 0x9908b0df;

    private readonly uint[] _state = new uint[BlockLength];
    private int _next = BlockLength;

    /// <summary>The generator after <c>set.seed(seed)</c>.</summary>
    public MersenneTwister(int seed)
    {
        var word = unchecked((uint)seed);
        for (var i = 0; i < 50; i++)
        {
            word = unchecked((69069 * word) + 1);
        }

        // The first word made is R's position in the block, which it then sets to "used up".
        word = unchecked((69069 * word) + 1);
        for (var i = 0; i < BlockLength; i++)
        {
            word = unchecked((69069 * word) + 1);
            _state[i] = word;
        }
    }

    /// <summary>Writes the next tempered words; <c>unif_rand()</c> is a word times 2.3283064365386963e-10.</summary>
    public void Fill(Span<uint> words)
    {
        while (!words.IsEmpty)
        {
            if (_next == BlockLength)
            {
                Twist();
            }

            var count = Math.Min(words.Length, BlockLength - _next);
            Temper(_state.AsSpan(_next, count), words);
            _next += count;
            words = words[count..];
        }
    }

    /// <summary>Leaves out words.</summary>
    public void Skip(long count)
    {
        while (count > 0)
        {
            if (_next == BlockLength)
            {
                Twist();
            }

            var step = (int)Math.Min(count, BlockLength - _next);
            _next += step;
            count -= step;
        }
    }

    private static void Temper(ReadOnlySpan<uint> state, Span<uint> words)
    {
        ref var from = ref MemoryMarshal.GetReference(state);
        ref var to = ref MemoryMarshal.GetReference(words);
        var i = 0;
        for (; i <= state.Length - 8; i += 8)
        {
            var y = Vector256.LoadUnsafe(ref from, (nuint)i);
            y ^= Vector256.ShiftRightLogical(y, 11);
            y ^= Vector256.ShiftLeft(y, 7) & Vector256.Create(0x9d2c5680u);
            y ^= Vector256.ShiftLeft(y, 15) & Vector256.Create(0xefc60000u);
            y ^= Vector256.ShiftRightLogical(y, 18);
            y.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < state.Length; i++)
        {
            var y = state[i];
            y ^= y >> 11;
            y ^= (y << 7) & 0x9d2c5680;
            y ^= (y << 15) & 0xefc60000;
            words[i] = y ^ (y >> 18);
        }
    }

    private void Twist()
    {
        Recur(0, BlockLength - Middle, Middle);
        Recur(BlockLength - Middle, BlockLength - 1, Middle - BlockLength);
        _state[^1] = Next(_state[^1], _state[0], _state[Middle - 1]);
        _next = 0;
    }

    // A vector never reads a word that it has yet to write: the nearest written one is 227 behind.
    private void Recur(int first, int end, int ahead)
    {
        ref var state = ref MemoryMarshal.GetArrayDataReference(_state);
        var k = first;
        for (; k <= end - 8; k += 8)
        {
            var y = (Vector256.LoadUnsafe(ref state, (nuint)k) & Vector256.Create(Upper))
                | (Vector256.LoadUnsafe(ref state, (nuint)(k + 1)) & Vector256.Create(~Upper));
            var odd = (Vector256<uint>.Zero - (y & Vector256<uint>.One)) & Vector256.Create(Matrix);
            (Vector256.LoadUnsafe(ref state, (nuint)(k + ahead)) ^ Vector256.ShiftRightLogical(y, 1) ^ odd).StoreUnsafe(ref state, (nuint)k);
        }

        for (; k < end; k++)
        {
            _state[k] = Next(_state[k], _state[k + 1], _state[k + ahead]);
        }
    }

    private static uint Next(uint current, uint following, uint ahead)
    {
        var y = (current & Upper) | (following & ~Upper);
        return ahead ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : Matrix);
    }
}
