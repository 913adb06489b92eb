using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// Circular binary segmentation with DNAcopy's answer: Olshen, Venkatraman, Lucito and Wigler, Biostatistics 5 (2004);
/// Venkatraman and Olshen, Bioinformatics 23 (2007); tail, edge and undo rules as DNAcopy 1.72 computes them.
/// </summary>
public static class CbsSegmenter
{
    /// <summary>Segments one chromosome.</summary>
    /// <param name="values">Its finite values in order. For DNAcopy's very answer they are neither shifted nor rounded.</param>
    /// <param name="options">Their <c>cbs</c> options are read; <c>cbs-kmax</c> is at most a quarter of <c>cbs-nmin</c>.</param>
    /// <param name="boundary">Made from the same options, once for any number of arrays.</param>
    /// <param name="trimmedSd">Trimmed sd of the whole array; <c>sdundo</c> alone reads it.</param>
    /// <param name="source">
    /// Random numbers: one <see cref="CbsRandomSource.R"/> for all chromosomes of an array in ascending order, or a
    /// <see cref="CbsRandomSource.Stream"/> of this chromosome.
    /// </param>
    /// <param name="ends">
    /// At least as long as <paramref name="values"/>. Receives, for each segment in order, one past the index of its last
    /// value; what stands behind them is scratch.
    /// </param>
    /// <param name="cancellationToken">Looked at every some 65,536 operations.</param>
    /// <returns>The number of segments; 0 for no values.</returns>
    /// <exception cref="ArgumentException">
    /// A value is not finite, <paramref name="ends"/> is too short, the options contradict each other, or the boundary is of other options.
    /// </exception>
    public static int Segment(
        ReadOnlySpan<double> values,
        SegmentationOptions options,
        SequentialBoundary boundary,
        double trimmedSd,
        CbsRandomSource source,
        Span<int> ends,
        CancellationToken cancellationToken)
    {
        Check(values, options, boundary, ends);
        if (values.IsEmpty)
        {
            return 0;
        }

        var count = Split(values, options, boundary, source, ends, cancellationToken);
        if (count == 1)
        {
            return 1;
        }

        return options.CbsUndo switch
        {
            CbsUndo.Sdundo => CbsUndoing.BySd(values, options.CbsUndoSd * trimmedSd, ends, count, cancellationToken),
            CbsUndo.Prune => CbsUndoing.ByResiduals(values, options.CbsUndoPrune, options.CbsRandom == CbsRandom.R, ends, count, cancellationToken),
            _ => count,
        };
    }

    /// <summary>
    /// Splits until no segment has a change. The segments yet to be tested are a stack whose top is the last one, in the
    /// front of <paramref name="ends"/>; found ends grow from its back: together they never outgrow it.
    /// </summary>
    private static int Split(
        ReadOnlySpan<double> values,
        SegmentationOptions options,
        SequentialBoundary boundary,
        CbsRandomSource source,
        Span<int> ends,
        CancellationToken cancellationToken)
    {
        var test = new CbsTest(values.Length, options, boundary, source);
        var found = ends.Length;
        var open = 1;
        ends[0] = values.Length;
        while (open > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = open > 1 ? ends[open - 2] : 0;
            var end = ends[open - 1];
            var (first, second) = test.Test(values[start..end], cancellationToken);
            if (first == 0)
            {
                ends[--found] = end;
                open--;
                continue;
            }

            ends[open - 1] = start + first;
            if (second != 0)
            {
                ends[open++] = start + second;
            }

            ends[open++] = end;
        }

        ends[found..].CopyTo(ends);
        return ends.Length - found;
    }

    private static void Check(ReadOnlySpan<double> values, SegmentationOptions options, SequentialBoundary boundary, Span<int> ends)
    {
        if (ends.Length < values.Length)
        {
            throw new ArgumentException($"Room for {ends.Length} ends, {values.Length} values.", nameof(ends));
        }

        if (options.CbsNmin < 4 * options.CbsKmax)
        {
            throw new ArgumentException($"cbs-nmin {options.CbsNmin} is less than 4 times cbs-kmax {options.CbsKmax}.", nameof(options));
        }

        var rows = (int)Math.Floor(options.CbsPermutations * options.CbsAlpha) + 1;
        if (boundary.Entries.Length != SequentialBoundary.Row(rows))
        {
            throw new ArgumentException("The boundary is of other options.", nameof(boundary));
        }

        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("Values must be finite.", nameof(values));
            }
        }
    }
}

/// <summary><c>cbs</c> for an array. R's random numbers go through all chromosomes in order; streams belong to a chromosome.</summary>
internal sealed class CbsFinder : IBreakFinder
{
    private readonly SegmentationOptions _options;
    private readonly SequentialBoundary _boundary;
    private readonly CbsRandomSource? _ofArray;
    private readonly double _trimmedSd;
    private readonly double[] _values;
    private readonly Dictionary<Chromosome, (int First, int End)> _chromosomes = [];

    public CbsFinder(Profile profile, SegmentationScalars scalars, SegmentationOptions options)
    {
        if (options.CbsNmin < 4 * options.CbsKmax)
        {
            throw new InvalidInputException(
                "bad-option", $"cbs-nmin {options.CbsNmin} is less than 4 times cbs-kmax {options.CbsKmax}.", "option cbs-nmin",
                "Raise cbs-nmin or lower cbs-kmax.");
        }

        _options = options;
        _boundary = SequentialBoundary.Create(options);
        _ofArray = options.CbsRandom == CbsRandom.R ? CbsRandomSource.R(options.Seed) : null;
        _trimmedSd = scalars.TrimmedSd;

        // DNAcopy's very answer needs its very numbers: as measured, without a median taken off.
        var values = new List<double>(profile.Log2.Length);
        var ends = new List<int>();
        foreach (var range in profile.Probes.Chromosomes)
        {
            var first = values.Count;
            foreach (var value in profile.Log2.AsSpan(range.First, range.Count))
            {
                if (float.IsFinite(value))
                {
                    values.Add(value);
                }
            }

            ends.Add(values.Count);
            _chromosomes[range.Chromosome] = (first, values.Count);
        }

        _values = [.. values];
        if (options.CbsSmooth && _values.Length > 0)
        {
            var smoothed = new double[_values.Length];
            CbsSmoothing.Smooth(_values, [.. ends], _trimmedSd, smoothed);
            _values = smoothed;
            _trimmedSd = double.IsNaN(scalars.SmoothedTrimmedSd)
                ? LagNoise.TrimmedSd(Array.ConvertAll(smoothed, v => (float)v))
                : scalars.SmoothedTrimmedSd;
        }
    }

    public double? Penalty => null;

    public int ShortestSegment => _options.CbsMinWidth;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken)
    {
        var (first, end) = _chromosomes[range.Chromosome];
        var source = _ofArray ?? CbsRandomSource.Stream(_options.Seed, range.Chromosome.Number);
        return CbsSegmenter.Segment(_values.AsSpan(first, end - first), _options, _boundary, _trimmedSd, source, scratch.Ends, cancellationToken);
    }
}
