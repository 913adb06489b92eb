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
    public void Map(Span<int> positions)
    {
        ref var from = ref MemoryMarshal.GetReference(positions);
        var jump = Vector256.Create((double)((Stretches * Rows) - 1));
        var i = 0;
        for (; i <= positions.Length - 8; i += 8)
        {
            var eight = Vector256.LoadUnsafe(ref from, (nuint)i).AsUInt32();
            var first = Map(Vector256.WidenLower(eight), jump);
            var second = Map(Vector256.WidenUpper(eight), jump);
            Vector256.Narrow(first, second).StoreUnsafe(ref from, (nuint)i);
        }

        for (; i < positions.Length; i++)
        {
            positions[i] = IndexOf(positions[i]);
        }
    }

    private Vector256<long> Map(Vector256<ulong> positions, Vector256<double> jump)
    {
        var shift = Vector256.Create(4503599627370496.0);
        var position = (positions | shift.AsUInt64()).AsDouble() - shift;

        // Half a step off keeps the quotient away from whole numbers, where rounding could change its floor.
        var stretch = Vector256.Floor((position + Vector256.Create(0.5)) * Vector256.Create(1.0 / Rows));
        var index = (Vector256.Create((double)Stretches) * position) - (stretch * jump);
        var isLeftOver = Vector256.GreaterThanOrEqual(position, Vector256.Create((double)(Stretches * Rows)));
        return (Vector256.ConditionalSelect(isLeftOver, position, index) + shift).AsInt64();
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
