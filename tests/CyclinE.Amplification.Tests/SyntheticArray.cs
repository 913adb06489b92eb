using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Tests;

/// <summary>Builds an array from levels, chromosome by chromosome, with known segments: one for each level that was asked for.</summary>
internal sealed class SyntheticArray(GenomeBuild build, double sigma = 0.1, int seed = 7)
{
    private readonly Random _random = new(seed);
    private readonly List<ChromosomeRange> _ranges = [];
    private readonly List<int> _positions = [];
    private readonly List<float> _log2 = [];
    private readonly List<Segment> _segments = [];

    public double Centre { get; init; }

    public double? RunnerUp { get; init; }

    public GeneTable Genes { get; init; } = GeneTable.Empty;

    public Profile Profile => new(new ProbeSet(_ranges, [.. _positions]), [.. _log2]);

    public ArrayScalars Scalars => new()
    {
        Probes = _log2.Count,
        Sigma = sigma,
        Tau = 1,
        Centre = Centre,
        RunnerUpCentre = RunnerUp,
        CentreHeight = 1,
        TrimmedSd = sigma,
        Dlrs = sigma,
        Mapd = sigma,
    };

    public ArraySegmentation Segmentation => new()
    {
        Method = "given",
        Penalty = 0,
        Sigma = sigma,
        Tau = 1,
        Probes = _log2.Count,
        Missing = 0,
        Segments = _segments,
    };

    /// <summary>Adds a chromosome whose probes lie <paramref name="spacing"/> apart from <paramref name="start"/> on.</summary>
    public SyntheticArray With(string chromosome, int start, int spacing, params (int Probes, double Level)[] levels)
    {
        var first = _positions.Count;
        foreach (var (probes, level) in levels)
        {
            var begin = _positions.Count;
            for (var i = 0; i < probes; i++)
            {
                _positions.Add(start + ((_positions.Count - first) * spacing));
                _log2.Add((float)(Centre + level + (sigma * Normal())));
            }

            _segments.Add(new Segment
            {
                Chromosome = Chromosome.Parse(chromosome),
                Start = _positions[begin],
                End = _positions[^1],
                FirstProbe = begin,
                LastProbe = _positions.Count - 1,
                Probes = probes,
                Mean = _log2[begin..].Average(v => (double)v),
                NoiseSd = sigma,
            });
        }

        _ranges.Add(new ChromosomeRange(Chromosome.Parse(chromosome), first, _positions.Count - first));
        return this;
    }

    public ArrayToCall ToCall => new() { Profile = Profile, Scalars = Scalars, Segmentation = Segmentation, Build = build, Genes = Genes };

    public ArrayCalls Call(CallingOptions? options = null, double? centre = null) =>
        ArrayCaller.Call(ToCall with { ManualCentre = centre }, options ?? new CallingOptions()).Calls;

    public PairSide Side(string name) => new() { Array = name, Profile = Profile, Scalars = Scalars, Calls = Call() };

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
