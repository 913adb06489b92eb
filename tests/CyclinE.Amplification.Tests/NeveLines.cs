using System.Globalization;
using System.IO.Compression;
using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Testing;

namespace CyclinE.Amplification.Tests;

/// <summary>The breast cell lines of Neve 2006 on BAC arrays (hg16), segmented.</summary>
public sealed class NeveLines
{
    private readonly string _path = ReferenceData.Require("lines/neve2006_cell_lines.tsv.gz");
    private readonly string[] _header;
    private readonly List<string[]> _rows;

    public NeveLines()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(_path), CompressionMode.Decompress));
        _header = reader.ReadLine()!.Split('\t');
        _rows = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))
            .OrderBy(f => int.Parse(f[1], CultureInfo.InvariantCulture)).ThenBy(f => int.Parse(f[2], CultureInfo.InvariantCulture))];
        var first = 0;
        var ranges = _rows.GroupBy(f => f[1]).Select(g =>
        {
            var range = new ChromosomeRange(Chromosome.Parse(g.Key), first, g.Count());
            first = range.End;
            return range;
        });
        Probes = new ProbeSet([.. ranges], [.. _rows.Select(f => int.Parse(f[2], CultureInfo.InvariantCulture))], [.. _rows.Select(f => f[0])]);
        using var bed = new StreamReader(ReferenceData.Require("lines/neve2006_genes_hg16.bed"));
        Genes = GeneTable.FromBed(bed, "neve2006_genes_hg16.bed");
    }

    public ProbeSet Probes { get; }

    public GeneTable Genes { get; }

    public GenomeBuild Build { get; } = GenomeBuild.Of("hg16");

    public IReadOnlyList<string> Lines => _header[4..];

    public PairSide Call(string line, double? tau = null)
    {
        var column = Array.IndexOf(_header, line);
        float[] log2 = [.. _rows.Select(f => float.TryParse(f[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : float.NaN)];
        var scalars = ReferenceSegmenter.Scalars(Probes, log2, tau);
        var profile = new Profile(Probes, log2);
        return new PairSide
        {
            Array = line,
            Profile = profile,
            Scalars = scalars,
            Calls = ArrayCaller.Call(
                new ArrayToCall
                {
                    Profile = profile,
                    Scalars = scalars,
                    Segmentation = ReferenceSegmenter.Segment(Probes, log2, scalars),
                    Build = Build,
                    Genes = Genes
                },
                new CallingOptions()).Calls,
        };
    }

    public PairComparison Compare(PairSide resistant, PairSide parental, double? tau = null)
    {
        float[] difference = [.. resistant.Profile.Log2.Zip(parental.Profile.Log2, (a, b) => a - b)];
        var segmentation = ReferenceSegmenter.Segment(Probes, difference, ReferenceSegmenter.Scalars(Probes, difference, tau));
        return PairComparer.Compare(resistant, parental, segmentation, Build, Genes, null, new PairOptions());
    }
}
