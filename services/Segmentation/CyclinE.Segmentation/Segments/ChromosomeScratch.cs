using System.Buffers;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Numerics;

namespace CyclinE.Segmentation.Segments;

/// <summary>
/// The finite values of one chromosome at a time, less their median, beside the probes they come from. Rented once for
/// the largest chromosome of a set and used again for each.
/// </summary>
internal sealed class ChromosomeScratch : IDisposable
{
    private readonly double[] _values;
    private readonly int[] _probes;
    private readonly int[] _ends;

    public ChromosomeScratch(ProbeSet set)
    {
        var largest = 0;
        foreach (var range in set.Chromosomes)
        {
            largest = Math.Max(largest, range.Count);
        }

        _values = ArrayPool<double>.Shared.Rent(largest);
        _probes = ArrayPool<int>.Shared.Rent(largest);
        _ends = ArrayPool<int>.Shared.Rent(largest);
    }

    /// <summary>Finite values in probe order, less <see cref="Median"/>.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>Index in the probe set of each of <see cref="Values"/>.</summary>
    public ReadOnlySpan<int> Probes => _probes.AsSpan(0, Count);

    /// <summary>Room for one number per value.</summary>
    public Span<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>Median of the chromosome's finite values.</summary>
    public double Median { get; private set; }

    /// <summary>Number of finite values.</summary>
    public int Count { get; private set; }

    /// <summary>Loads a chromosome and returns its number of finite values.</summary>
    public int Load(ReadOnlySpan<float> log2, ChromosomeRange range)
    {
        Count = 0;
        for (var probe = range.First; probe < range.End; probe++)
        {
            if (float.IsFinite(log2[probe]))
            {
                _probes[Count] = probe;
                _values[Count++] = log2[probe];
            }
        }

        if (Count > 0)
        {
            // Selection reorders the values, so they are read once more rather than kept twice.
            Median = OrderStatistics.Median(_values.AsSpan(0, Count));
            for (var i = 0; i < Count; i++)
            {
                _values[i] = log2[_probes[i]] - Median;
            }
        }

        return Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_values);
        ArrayPool<int>.Shared.Return(_probes);
        ArrayPool<int>.Shared.Return(_ends);
    }
}
