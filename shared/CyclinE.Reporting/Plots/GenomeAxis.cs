using CyclinE.Genomics.Genome;

namespace CyclinE.Reporting.Plots;

/// <summary>The chromosomes laid end to end, in proportion to their length.</summary>
internal sealed class GenomeAxis
{
    private readonly double[] _start = new double[Chromosome.All.Count + 1];
    private readonly double _scale;

    /// <summary>Lays out the chromosomes that occur.</summary>
    /// <param name="build">Tells lengths where it knows them.</param>
    /// <param name="extents">Last position seen of each chromosome that occurs.</param>
    /// <param name="left">Drawing coordinate of the first base.</param>
    /// <param name="width">Drawing units of the whole genome.</param>
    public GenomeAxis(GenomeBuild build, IReadOnlyDictionary<Chromosome, int> extents, double left, double width)
    {
        Left = left;
        Right = left + width;
        var lengths = extents.OrderBy(e => e.Key)
            .Select(e => (e.Key, Length: (double)Math.Max(build.LengthOf(e.Key) ?? 0, e.Value)))
            .ToList();
        _scale = width / Math.Max(1, lengths.Sum(l => l.Length));
        var spans = new List<(Chromosome, double, double)>();
        foreach (var (chromosome, length) in lengths)
        {
            _start[chromosome.Number] = left;
            spans.Add((chromosome, left, left + (length * _scale)));
            left += length * _scale;
        }

        Spans = spans;
    }

    public double Left { get; }

    public double Right { get; }

    /// <summary>Each chromosome with its drawing coordinates, in karyotype order.</summary>
    public IReadOnlyList<(Chromosome Chromosome, double Start, double End)> Spans { get; }

    public double X(Chromosome chromosome, int position) => _start[chromosome.Number] + (position * _scale);
}
