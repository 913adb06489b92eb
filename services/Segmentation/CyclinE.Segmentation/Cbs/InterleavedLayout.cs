using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation;

/// <summary>
/// A sequence of n values kept as eight stretches of m = ⌊n/8⌋ side by side, value k of stretch r at index 8k + r, then
/// what is left over: a vector then holds one value of each stretch, so that a scan along the sequence runs in all
/// stretches at once.
/// </summary>
internal readonly struct InterleavedLayout(int count)
{
    /// <summary>Stretches.</summary>
    public const int Stretches = 8;

    /// <summary>n.</summary>
    public int Count { get; } = count;

    /// <summary>m, values of a stretch.</summary>
    public int Rows { get; } = count / Stretches;

    /// <summary>Where a value of the sequence stands.</summary>
    public int IndexOf(int position)
    {
        var stretch = position / Rows;
        return stretch < Stretches ? (Stretches * (position - (stretch * Rows))) + stretch : position;
    }

    /// <summary>Turns positions in the sequence into where they stand.</summary>
    public void Map(Span<long> positions)
    {
        ref var from = ref MemoryMarshal.GetReference(positions);
        var shift = Vector256.Create(4503599627370496.0);
        var low = Vector256.Create(0xFFFFFFFFL);
        var half = Vector256.Create(0.5);
        var perRow = Vector256.Create(1.0 / Rows);
        var jump = Vector256.Create((double)((Stretches * Rows) - 1));
        var body = Vector256.Create((double)(Stretches * Rows));
        var i = 0;
        for (; i <= positions.Length - 4; i += 4)
        {
            var position = (Vector256.LoadUnsafe(ref from, (nuint)i) | shift.AsInt64()).AsDouble() - shift;

            // Half a step off keeps the quotient away from whole numbers, where rounding could change its floor.
            var stretch = Vector256.Floor((position + half) * perRow);
            var index = (Vector256.Create(8.0) * position) - (stretch * jump);
            index = Vector256.ConditionalSelect(Vector256.LessThan(position, body), index, position) + shift;
            (index.AsInt64() & low).StoreUnsafe(ref from, (nuint)i);
        }

        for (; i < positions.Length; i++)
        {
            positions[i] = IndexOf((int)positions[i]);
        }
    }

    /// <summary>Copies a sequence, less a centre, into its layout.</summary>
    public void Spread(ReadOnlySpan<double> values, double centre, Span<double> spread)
    {
        for (var stretch = 0; stretch < Stretches; stretch++)
        {
            for (var row = 0; row < Rows; row++)
            {
                spread[(Stretches * row) + stretch] = values[(stretch * Rows) + row] - centre;
            }
        }

        for (var i = Stretches * Rows; i < Count; i++)
        {
            spread[i] = values[i] - centre;
        }
    }
}
