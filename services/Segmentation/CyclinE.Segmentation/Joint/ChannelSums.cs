using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Running sums of several channels measured on one run of loci, each in units of its own noise, and from them the
/// sum of squares that a break explains, all channels together.
/// </summary>
/// <remarks>
/// A locus without a value in a channel, or with one left out, adds to neither its sum nor its count. Four loci are
/// scored at a time, channels in fixed order and element-wise IEEE operations only: the same bits on every CPU.
/// </remarks>
internal sealed class ChannelSums
{
    private const int Lanes = 4;
    private readonly double[][] _sums;
    private readonly double[][] _counts;

    public ChannelSums(int channels, int length)
    {
        Length = length;
        _sums = new double[channels][];
        _counts = new double[channels][];
        for (var channel = 0; channel < channels; channel++)
        {
            _sums[channel] = new double[length + 1 + Lanes];
            _counts[channel] = new double[length + 1 + Lanes];
        }
    }

    public int Channels => _sums.Length;

    public int Length { get; }

    /// <summary>Sums of the first values of a channel; one more than <see cref="Length"/>.</summary>
    public ReadOnlySpan<double> Sums(int channel) => _sums[channel].AsSpan(0, Length + 1);

    /// <summary>How many of the first loci have a value that counts.</summary>
    public ReadOnlySpan<double> Counts(int channel) => _counts[channel].AsSpan(0, Length + 1);

    /// <summary>Takes the values of a channel; those that are NaN or left out do not count.</summary>
    public void Load(int channel, ReadOnlySpan<double> values, ReadOnlySpan<bool> leftOut)
    {
        var sums = _sums[channel];
        var counts = _counts[channel];
        for (var i = 0; i < values.Length; i++)
        {
            var counted = !double.IsNaN(values[i]) && !leftOut[i];
            sums[i + 1] = counted ? sums[i] + values[i] : sums[i];
            counts[i + 1] = counted ? counts[i] + 1 : counts[i];
        }
    }

    /// <summary>Mean of the counted values of a channel on [first, end); NaN without one.</summary>
    public double Mean(int channel, int first, int end) =>
        (_sums[channel][end] - _sums[channel][first]) / (_counts[channel][end] - _counts[channel][first]);

    /// <summary>
    /// The place at which breaking [first, end) explains most, of those from low to high − 1; the first of equal ones.
    /// </summary>
    /// <returns>The first locus of the right-hand part and the squares explained; (−1, −∞) without a place.</returns>
    public (int At, double Explained) BestSplit(int first, int end, int low, int high)
    {
        var best = Vector256.Create(double.NegativeInfinity);
        var at = Vector256.Create(-1.0);
        var place = Vector256.Create((double)low) + Vector256.Create(0.0, 1, 2, 3);
        var limit = Vector256.Create((double)high);
        for (var i = low; i < high; i += Lanes)
        {
            var explained = Vector256<double>.Zero;
            for (var channel = 0; channel < _sums.Length; channel++)
            {
                explained += Explained(channel, first, i, end);
            }

            var better = Vector256.GreaterThan(explained, best) & Vector256.LessThan(place, limit);
            best = Vector256.ConditionalSelect(better, explained, best);
            at = Vector256.ConditionalSelect(better, place, at);
            place += Vector256.Create((double)Lanes);
        }

        var (found, most) = (-1.0, double.NegativeInfinity);
        for (var lane = 0; lane < Lanes; lane++)
        {
            if (best[lane] > most || (best[lane] == most && at[lane] < found))
            {
                (found, most) = (at[lane], best[lane]);
            }
        }

        return ((int)found, most);
    }

    /// <summary>Writes, for each locus from <paramref name="width"/> to Length − width, what a break there explains of that many loci on both sides.</summary>
    public void ExplainedWithin(int width, Span<double> destination)
    {
        for (var i = width; i <= Length - width; i++)
        {
            destination[i] = 0;
        }

        for (var channel = 0; channel < _sums.Length; channel++)
        {
            ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums[channel]);
            ref var counts = ref MemoryMarshal.GetArrayDataReference(_counts[channel]);
            ref var written = ref MemoryMarshal.GetReference(destination);
            var i = width;
            for (; i + Lanes <= Length - width + 1; i += Lanes)
            {
                var sum = Vector256.LoadUnsafe(ref sums, (nuint)i);
                var count = Vector256.LoadUnsafe(ref counts, (nuint)i);
                var value = Between(
                    sum - Vector256.LoadUnsafe(ref sums, (nuint)(i - width)),
                    count - Vector256.LoadUnsafe(ref counts, (nuint)(i - width)),
                    Vector256.LoadUnsafe(ref sums, (nuint)(i + width)) - sum,
                    Vector256.LoadUnsafe(ref counts, (nuint)(i + width)) - count);
                (Vector256.LoadUnsafe(ref written, (nuint)i) + value).StoreUnsafe(ref written, (nuint)i);
            }

            for (; i <= Length - width; i++)
            {
                destination[i] += Explained(channel, i - width, i, i + width)[0];
            }
        }
    }

    private Vector256<double> Explained(int channel, int first, int at, int end)
    {
        var sums = _sums[channel];
        var counts = _counts[channel];
        var sum = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(sums), (nuint)at);
        var count = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(counts), (nuint)at);
        return Between(
            sum - Vector256.Create(sums[first]),
            count - Vector256.Create(counts[first]),
            Vector256.Create(sums[end]) - sum,
            Vector256.Create(counts[end]) - count);
    }

    // (S_R n_L − S_L n_R)² / (n_L n_R (n_L + n_R)): one division, nothing cancels. Without a value on a side the
    // numerator is zero, and so is what the break explains.
    private static Vector256<double> Between(Vector256<double> left, Vector256<double> nLeft, Vector256<double> right, Vector256<double> nRight)
    {
        var difference = (right * nLeft) - (left * nRight);
        return difference * difference / Vector256.MaxNative(nLeft * nRight * (nLeft + nRight), Vector256<double>.One);
    }
}
