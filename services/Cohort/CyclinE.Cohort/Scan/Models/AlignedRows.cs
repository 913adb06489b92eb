using System.Runtime.InteropServices;

namespace CyclinE.Cohort.Scan.Models;

/// <summary>Rows of eight values that each start on a cache line: a load across two lines costs twice.</summary>
internal sealed class AlignedRows
{
    private const int Line = 64;
    private readonly double[] _storage;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Room for so many rows, all 0.</summary>
    public AlignedRows(int rows)
    {
        _length = rows * GeneBlocks.Lanes;
        _storage = GC.AllocateArray<double>(_length + GeneBlocks.Lanes, pinned: true);
        var beyond = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0) % Line);
        _start = (Line - beyond) % Line / sizeof(double);
    }

    /// <summary>The rows, one after the other.</summary>
    public Span<double> Values => _storage.AsSpan(_start, _length);
}
