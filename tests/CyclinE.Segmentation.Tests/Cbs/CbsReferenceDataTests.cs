using System.Globalization;
using System.IO.Compression;
using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Methods;
using CyclinE.Testing;

namespace CyclinE.Segmentation.Tests.Cbs;

/// <summary>
/// Real and simulated arrays with seed 42: the segments of DNAcopy 1.72.3 (reference.tsv, made by make_cbs.R), and R's
/// stream left where DNAcopy leaves it.
/// </summary>
public class CbsReferenceDataTests
{
    private static readonly SequentialBoundary Boundary = SequentialBoundary.Create(new SegmentationOptions());

    [Theory]
    [InlineData("Coriell.05296 raw", false, CbsUndo.None)]
    [InlineData("Coriell.05296 smoothed", true, CbsUndo.None)]
    [InlineData("Coriell.05296 smoothed sdundo", true, CbsUndo.Sdundo)]
    [InlineData("Coriell.05296 smoothed prune", true, CbsUndo.Prune)]
    [InlineData("Coriell.13330 raw", false, CbsUndo.None)]
    [InlineData("Coriell.13330 smoothed", true, CbsUndo.None)]
    [InlineData("Coriell.13330 smoothed sdundo", true, CbsUndo.Sdundo)]
    [InlineData("Coriell.13330 smoothed prune", true, CbsUndo.Prune)]
    public void Coriell(string name, bool isSmoothed, CbsUndo undo)
    {
        var chromosomes = Column("truth/coriell.tsv", name.Split(' ')[0], "Chromosome", "Position");
        double[] all = [.. chromosomes.SelectMany(c => c)];
        var sd = TrimmedSd(all);
        if (isSmoothed)
        {
            var end = 0;
            var smoothed = new double[all.Length];
            CbsSmoothing.Smooth(all, [.. chromosomes.Select(c => end += c.Length)], sd, smoothed);
            chromosomes = [.. CbsGoldens.Cut(smoothed, chromosomes.Select(c => c.Length))];
        }

        AssertEqualsDnaCopy(name, chromosomes, new SegmentationOptions { CbsRandom = CbsRandom.R, CbsUndo = undo }, sd);
    }

    [Fact]
    public void Simulated_244k() =>
        AssertEqualsDnaCopy("sim244k", Column("segmentation/sim244k.probes.tsv.gz", "log2", "chrom", "pos"),
            new SegmentationOptions { CbsRandom = CbsRandom.R }, double.NaN);

    [Fact]
    public void All_Neve_lines()
    {
        foreach (var row in CbsGoldens.Rows("reference.tsv").Where(r => !r[0].StartsWith("Coriell", StringComparison.Ordinal) && r[0] != "sim244k"))
        {
            var chromosomes = Column("lines/neve2006_cell_lines.tsv.gz", row[0], "Chrom", "kb");
            AssertEqualsDnaCopy(row[0], chromosomes, new SegmentationOptions { CbsRandom = CbsRandom.R }, double.NaN);
        }
    }

    private static void AssertEqualsDnaCopy(string name, double[][] chromosomes, SegmentationOptions options, double sd)
    {
        var row = CbsGoldens.Rows("reference.tsv").Single(r => r[0] == name);
        var source = CbsRandomSource.R(42);
        var lengths = CbsGoldens.Lengths(chromosomes, options, sd, source, Boundary);
        Assert.True(CbsGoldens.Integers(row[1]).SequenceEqual(lengths), $"{name}: {string.Join(' ', lengths)}");
        Assert.Equal(CbsGoldens.Number(row[2]), source.Next());
    }

    // DNAcopy's trimmed.variance with trim 0.025, whose factor it integrates from the normal density.
    private static double TrimmedSd(double[] values)
    {
        double[] differences = [.. values.Skip(1).Zip(values, (b, a) => Math.Abs(b - a)).Order()];
        var kept = (int)Math.Round(0.95 * differences.Length, MidpointRounding.ToEven);
        return Math.Sqrt(1.3177980408013255 * differences.Take(kept).Sum(d => d * d) / (2 * kept));
    }

    private static double[][] Column(string file, string column, string chromosome, string position)
    {
        using Stream stream = File.OpenRead(ReferenceData.Require(file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        string[][] rows = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))];
        var (c, p, v) = (Array.IndexOf(rows[0], chromosome), Array.IndexOf(rows[0], position), Array.IndexOf(rows[0], column));
        return [.. rows.Skip(1)
            .Where(r => r[v] != "NA")
            .GroupBy(r => int.Parse(r[c], CultureInfo.InvariantCulture))
            .OrderBy(g => g.Key)
            .Select(g => g.OrderBy(r => CbsGoldens.Number(r[p])).Select(r => CbsGoldens.Number(r[v])).ToArray())];
    }
}
