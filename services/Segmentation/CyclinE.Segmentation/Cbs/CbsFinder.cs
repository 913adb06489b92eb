using CyclinE.Genomics;
using CyclinE.Numerics;

namespace CyclinE.Segmentation;

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
                "bad-option", $"cbs-nmin {options.CbsNmin} is less than 4 times cbs-kmax {options.CbsKmax}.", "option cbs-nmin", "Raise cbs-nmin or lower cbs-kmax.");
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
        return Cbs.Segment(_values.AsSpan(first, end - first), _options, _boundary, _trimmedSd, source, scratch.Ends, cancellationToken);
    }
}
