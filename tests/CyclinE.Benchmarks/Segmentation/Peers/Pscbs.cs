using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Segmentation.Peers;

/// <summary>R's PSCBS on the paired tumour and normal chromosome of the reference data.</summary>
/// <param name="Segments">Its segments, in order.</param>
/// <param name="SegmentSeconds">Processor seconds of the segmentation.</param>
/// <param name="CallSeconds">Processor seconds of its calls.</param>
internal sealed record Pscbs(IReadOnlyList<PscbsSegment> Segments, double SegmentSeconds, double CallSeconds)
{
    private const string Table = "joint/paired_chr01.tsv.gz";

    /// <summary>Total copy number as log2(CT / 2), both B-allele frequencies.</summary>
    public static MeasuredArray Array()
    {
        string[][] rows = [.. TextTable.Read(TextTable.Find(Table)).Skip(1).OrderBy(r => TextTable.Int(r[1]))];
        var profile = new Profile(
            TextTable.Probes(rows.Select(r => (TextTable.Int(r[0]), TextTable.Int(r[1])))),
            [.. rows.Select(r => (float)Math.Log2(Math.Max(TextTable.Double(r[2]), 0.05) / 2))])
        {
            Baf = [.. rows.Select(r => TextTable.Float(r[3]))],
            NormalBaf = [.. rows.Select(r => TextTable.Float(r[5]))],
        };
        return new MeasuredArray("paired_chr01", profile);
    }

    /// <summary>Runs R; a reason why it cannot is thrown as R says it.</summary>
    public static Pscbs Run()
    {
        var folder = Directory.CreateTempSubdirectory("cycline-pscbs-").FullName;
        try
        {
            RSession.Run("pscbs.R", TextTable.Find(Table), folder);
            var rows = TextTable.Read(Path.Combine(folder, "segments.tsv"));
            int Column(string name) => System.Array.IndexOf(rows[0], name);
            var (start, end, loci, c1, c2) = (Column("start"), Column("end"), Column("tcnNbrOfLoci"), Column("c1Mean"), Column("c2Mean"));
            var seconds = TextTable.Read(Path.Combine(folder, "seconds.tsv"))[0];
            return new Pscbs(
                [
                    .. rows.Skip(1)
                        .Where(r => r[start] != "NA")
                        .Select(r => new PscbsSegment(TextTable.Double(r[start]), TextTable.Double(r[end]), TextTable.Int(r[loci]),
                            TextTable.Double(r[c1]), TextTable.Double(r[c2]))),
                ],
                TextTable.Double(seconds[0]),
                TextTable.Double(seconds[1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Its breaks: the first locus at or after each segment's start but the first's.</summary>
    public IReadOnlyList<int> Breaks(MeasuredArray array)
    {
        var positions = array.Profile.Probes.Positions;
        return [.. Segments.Skip(1).Select(s => array.Finite.First(i => positions[i] >= s.Start))];
    }
}

/// <summary>A segment of PSCBS: its places, loci, and minor and major copy numbers.</summary>
internal sealed record PscbsSegment(double Start, double End, int Loci, double C1, double C2);
