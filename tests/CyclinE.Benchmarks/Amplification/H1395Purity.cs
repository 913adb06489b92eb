using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>
/// SNP6 probes of H1395 with known states at four nominal purities (GSE29172), laid out as 16 chromosomes of two states each:
/// every row of the file once, in random order within its state.
/// </summary>
internal static class H1395Purity
{
    private const int Halves = 2;
    private const int Spacing = 20_000;

    /// <summary>One array per purity and seed.</summary>
    public static IEnumerable<PurityCase> Arrays(int count, int firstSeed)
    {
        var rows = TextTable.Read(TextTable.Find("truth/GSE29172_H1395.tsv.gz")).Skip(1).GroupBy(r => TextTable.Double(r[6])).OrderBy(g => g.Key).ToList();
        foreach (var purity in rows)
        {
            for (var seed = firstSeed; seed < firstSeed + count; seed++)
            {
                yield return Make(purity.Key, [.. purity.GroupBy(r => r[5]).OrderBy(g => g.Key, StringComparer.Ordinal)], seed);
            }
        }
    }

    private static PurityCase Make(double purity, IGrouping<string, string[]>[] regions, int seed)
    {
        var random = new SeededStream(((ulong)seed * 1_000_003) + (ulong)(purity * 1000));
        var pieces = regions.SelectMany(region => Pieces(Shuffled([.. region], random))).ToArray();
        Shuffle(pieces, random);
        var (log2, baf, normal) = (new List<float>(), new List<float>(), new List<float>());
        var states = new List<(int Minor, int Major)>();
        var places = new List<(int Chromosome, int Position)>();
        for (var p = 0; p < pieces.Length; p++)
        {
            foreach (var row in pieces[p])
            {
                var chromosome = (p / Halves) + 1;
                var position = places.Count > 0 && places[^1].Chromosome == chromosome ? places[^1].Position + Spacing : Spacing;
                places.Add((chromosome, position));
                log2.Add((float)Math.Log2(Math.Max(TextTable.Double(row[0]), 0.05) / 2));
                baf.Add(TextTable.Float(row[3]));
                normal.Add(TextTable.Float(row[4]));
                states.Add((TextTable.Int(row[5][1..2]), TextTable.Int(row[5][3..4])));
            }
        }

        var profile = new Profile(TextTable.Probes(places), [.. log2]) { Baf = [.. baf], NormalBaf = [.. normal] };
        return new PurityCase(
            "H1395", new MeasuredArray(FormattableString.Invariant($"h1395-{purity * 100:0}-{seed}"), profile), purity,
            states.Average(s => s.Minor + s.Major), 0.55, states);
    }

    private static IEnumerable<string[][]> Pieces(string[][] rows)
    {
        // Four pieces per state: 32 pieces on 16 chromosomes.
        const int pieces = 4;
        for (var k = 0; k < pieces; k++)
        {
            yield return rows[(rows.Length * k / pieces)..(rows.Length * (k + 1) / pieces)];
        }
    }

    private static string[][] Shuffled(string[][] rows, SeededStream random)
    {
        Shuffle(rows, random);
        return rows;
    }

    private static void Shuffle<T>(T[] items, SeededStream random)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = random.Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
