using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Cbs;

/// <summary>The single arcs: leaves, short lengths, and what is done with an arc that may be the best.</summary>
internal sealed partial class ArcSearch
{
    private void ScanLeaves(int left, int right)
    {
        var n = (double)_sums.Count;
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums.Sums);
        var ends = Vector256.LoadUnsafe(ref sums, (nuint)right);
        for (var i = left; i < left + PartialSums.Leaf && !_found; i++)
        {
            var difference = ends - Vector256.Create(Unsafe.Add(ref sums, i));
            double from = right - i;
            var lengths = Vector256.Create(from, from + 1, from + 2, from + 3);
            var products = lengths * (Vector256.Create(n) - lengths);
            var mask = Vector256.GreaterThanOrEqual(difference * difference, products * Vector256.Create(_limit)).ExtractMostSignificantBits();
            for (; mask != 0 && !_found; mask &= mask - 1)
            {
                Consider(i, right + BitOperations.TrailingZeroCount(mask));
            }
        }
    }

    private void ScanDiagonals()
    {
        var count = _sums.Count;
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums.Sums);
        var (d2, d3, d4, d5, d6, d7) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero,
            Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= count - LongestDiagonal - 4; i += 4)
        {
            var start = Vector256.LoadUnsafe(ref sums, (nuint)i);
            d2 = Widest(d2, ref sums, i + 2, start);
            d3 = Widest(d3, ref sums, i + 3, start);
            d4 = Widest(d4, ref sums, i + 4, start);
            d5 = Widest(d5, ref sums, i + 5, start);
            d6 = Widest(d6, ref sums, i + 6, start);
            d7 = Widest(d7, ref sums, i + 7, start);
        }

        ReadOnlySpan<double> widest = [Largest(d2), Largest(d3), Largest(d4), Largest(d5), Largest(d6), Largest(d7)];
        for (var length = _minWidth; length <= Math.Min(LongestDiagonal, count - _minWidth) && !_found; length++)
        {
            var needed = _limit * length * ((double)count - length);
            if (widest[length - 2] * widest[length - 2] >= needed)
            {
                Consider(length, 0, i);
            }

            Consider(length, i, count - length);
        }
    }

    private static Vector256<double> Widest(Vector256<double> widest, ref double sums, int index, Vector256<double> start) =>
        Vector256.MaxNative(widest, Vector256.Abs(Vector256.LoadUnsafe(ref sums, (nuint)index) - start));

    private static double Largest(Vector256<double> v) =>
        double.MaxNative(double.MaxNative(v[0], v[1]), double.MaxNative(v[2], v[3]));

    /// <summary>Considers arcs of one length that begin in a range.</summary>
    private void Consider(int length, int first, int end)
    {
        var sums = _sums.Sums;
        var product = length * ((double)_sums.Count - length);
        for (var i = first; i < end && !_found; i++)
        {
            var difference = sums[i + length] - sums[i];
            if (difference * difference >= _limit * product)
            {
                Consider(i, i + length);
            }
        }
    }

    private void Consider(int first, int last)
    {
        var length = last - first;
        if (length < _minWidth || length > _sums.Count - _minWidth)
        {
            return;
        }

        var between = Between(first, last);
        if (between < _best || (first == _first && last == _last && _goal != Goal.AnyAtFloor) || !Contain(first, last))
        {
            return;
        }

        switch (_goal)
        {
            case Goal.AnyAtFloor:
                _found = true;
                return;
            case Goal.FirstOfTied:
                TakeIfEarlier(first, last);
                return;
            default:
                if (between == _best)
                {
                    _tied = true;
                    return;
                }

                _tied = false;
                (_first, _last, _best) = (first, last, between);
                _limit = _best / _sums.Count * Slack;
                return;
        }
    }

    private void TakeIfEarlier(int first, int last)
    {
        var (bound, turn, start) = _blocks.Visit(first, last, _minWidth);
        var (oldBound, oldTurn, oldStart) = _blocks.Visit(_first, _last, _minWidth);
        if (bound > oldBound || (bound == oldBound && (turn < oldTurn || (turn == oldTurn && start < oldStart))))
        {
            (_first, _last) = (first, last);
        }
    }

    private bool Contain(int first, int last)
    {
        if (!_blocksLoaded)
        {
            _blocks.Load(_sums);
            _blocksLoaded = true;
        }

        return _blocks.Contain(first, last, _minWidth);
    }

    // In DNAcopy's order of operations: which of two nearly equal arcs is larger may depend on it.
    private double Between(int first, int last)
    {
        var n = (double)_sums.Count;
        var length = (double)(last - first);
        var difference = Math.Abs(_sums.Sums[last] - _sums.Sums[first]);
        return n / (length * (n - length)) * (difference * difference);
    }
}
