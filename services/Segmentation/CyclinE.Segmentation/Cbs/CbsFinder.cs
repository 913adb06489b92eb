using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary><c>cbs</c> for an array. R's random numbers go through all chromosomes in order; streams belong to a chromosome.</summary>
internal sealed class CbsFinder : IBreakFinder
{
    private readonly Profile _profile;
    private readonly double _trimmedSd;
    private readonly SegmentationOptions _options;
    private readonly SequentialBoundary _boundary;
    private readonly CbsRandomSource? _ofArray;
    private double[] _values = [];

    public CbsFinder(Profile profile, double trimmedSd, SegmentationOptions options)
    {
        if (options.CbsNmin < 4 * options.CbsKmax)
        {
            throw new InvalidInputException(
                "bad-option", $"cbs-nmin {options.CbsNmin} is less than 4 times cbs-kmax {options.CbsKmax}.", "option cbs-nmin", "Raise cbs-nmin or lower cbs-kmax.");
        }

        _profile = profile;
        _trimmedSd = trimmedSd;
        _options = options;
        _boundary = SequentialBoundary.Create(options);
        _ofArray = options.CbsRandom == CbsRandom.R ? CbsRandomSource.R(options.Seed) : null;
    }

    public double? Penalty => null;

    public int ShortestSegment => _options.CbsMinWidth;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken)
    {
        if (_values.Length < scratch.Count)
        {
            _values = new double[scratch.Count];
        }

        // DNAcopy's very answer needs its very numbers: as measured, without the median taken off.
        for (var i = 0; i < scratch.Count; i++)
        {
            _values[i] = _profile.Log2[scratch.Probes[i]];
        }

        var source = _ofArray ?? CbsRandomSource.Stream(_options.Seed, range.Chromosome.Number);
        return Cbs.Segment(_values.AsSpan(0, scratch.Count), _options, _boundary, _trimmedSd, source, scratch.Ends, cancellationToken);
    }
}
