using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>
/// SNP6 probes of the lung line H1395 of known copy-number state, diluted to four purities (GSE29172; Pierre-Jean et al.
/// 2015), resampled to arrays with known breaks.
/// </summary>
internal sealed class H1395Pools
{
    /// <summary>True breaks of an array.</summary>
    public const int Breaks = 20;

    private const int Probes = 20_000;
    private const int ShortestSegment = 20;
    private readonly Dictionary<double, Region[]> _regions;

    public H1395Pools()
    {
        _regions = TextTable.Read(TextTable.Find("truth/GSE29172_H1395.tsv.gz"))
            .Skip(1)
            .GroupBy(r => TextTable.Double(r[6]))
            .ToDictionary(g => g.Key, g => g.GroupBy(r => r[5]).OrderBy(r => r.Key, StringComparer.Ordinal).Select(MakeRegion).ToArray());
    }

    /// <summary>The purities, falling.</summary>
    public static IReadOnlyList<double> Purities { get; } = [1, 0.7, 0.5, 0.3];

    /// <summary>
    /// 20,000 probes of one chromosome with 20 breaks, at each of which total copy number changes. Break places are uniform
    /// among those that leave 20 probes to every segment; each segment draws its probes, with replacement, from one region.
    /// </summary>
    public MeasuredArray Resample(double purity, int seed)
    {
        var random = new SeededStream(((ulong)seed * 1_000_003) + (ulong)(purity * 1000));
        var regions = _regions[purity];
        var truth = Places(random);
        var (log2, baf, normal) = (new float[Probes], new float[Probes], new float[Probes]);
        var region = regions[random.Index(regions.Length)];
        for (int i = 0, next = 0; i < Probes; i++)
        {
            if (next < truth.Length && i == truth[next])
            {
                next++;
                var before = region.Copies;
                do
                {
                    region = regions[random.Index(regions.Length)];
                }
                while (region.Copies == before);
            }

            var row = random.Index(region.Log2.Length);
            (log2[i], baf[i], normal[i]) = (region.Log2[row], region.TumourBaf[row], region.NormalBaf[row]);
        }

        var set = new ProbeSet([new ChromosomeRange(Chromosome.FromNumber(1), 0, Probes)], [.. Enumerable.Range(1, Probes).Select(i => i * 1000)]);
        return new MeasuredArray($"h1395-{purity * 100:0}-{seed}", new Profile(set, log2) { Baf = baf, NormalBaf = normal }, truth);
    }

    /// <summary>The pool's noise alone: every probe of purity 1 less the median of its region.</summary>
    public float[] Noise() =>
    [
        .. _regions[1].SelectMany(r =>
        {
            var median = r.Log2.Order().ElementAt(r.Log2.Length / 2);
            return r.Log2.Select(v => v - median);
        }),
    ];

    private static int[] Places(SeededStream random)
    {
        while (true)
        {
            int[] places = [.. Enumerable.Range(0, Breaks).Select(_ => ShortestSegment + random.Index(Probes - (2 * ShortestSegment) + 1)).Order()];
            if (places.Zip(places.Skip(1)).All(p => p.Second - p.First >= ShortestSegment))
            {
                return places;
            }
        }
    }

    private static Region MakeRegion(IGrouping<string, string[]> rows)
    {
        var copies = TextTable.Int(rows.Key[1..2]) + TextTable.Int(rows.Key[3..4]);
        return new Region(
            copies,
            [.. rows.Select(r => (float)Math.Log2(Math.Max(TextTable.Double(r[0]), 0.05) / 2))],
            [.. rows.Select(r => TextTable.Float(r[3]))],
            [.. rows.Select(r => TextTable.Float(r[4]))]);
    }

    private sealed record Region(int Copies, float[] Log2, float[] TumourBaf, float[] NormalBaf);
}
