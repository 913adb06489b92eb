using System.Globalization;
using System.IO.Compression;
using System.Text;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.References;
using CyclinE.Numerics;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;
using CyclinE.Simulation.Arrays;
using CyclinE.Testing;

namespace CyclinE.Benchmarks.Ingest;

/// <summary>
/// <c>reference</c>: what the correction of waves, pools and the tangent do. Simulated arrays with a planted wave of GC content and
/// probes with faults of their own; pools of the real arrays' own batches.
/// </summary>
internal static class ReferenceCommand
{
    /// <summary>Usage, without the verb.</summary>
    public const string Usage = "[--arrays 10] [--probes 60000] [--only waves,pool,real]";

    private const int Events = 12;
    private const double Noise = 0.2;

    /// <summary>Measures and prints.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--arrays", "--probes", "--only");
        var only = (options.Text("--only") ?? "waves,pool,real").Split(',');
        var platform = SyntheticPlatform.Even(options.Int("--probes", 60_000));
        var arrays = options.Int("--arrays", 10);
        if (only.Contains("waves"))
        {
            Waves(platform, arrays);
        }

        if (only.Contains("pool"))
        {
            Pools(platform, arrays);
        }

        if (only.Contains("real"))
        {
            Real("Neve 2006, 50 lines, BAC", "lines/neve2006_cell_lines.tsv.gz", "hg16", 1, 2, 4, name: 0);
            Real("lymphoma, 21 arrays", "joint/lymphoma.tsv.gz", "hg18", 0, 1, 2);
        }

        return 0;
    }

    private static void Waves(ProbeSet platform, int arrays)
    {
        var gc = Gc(platform);
        var table = new StringBuilder("chromosome\tposition\tgc\n");
        foreach (var range in platform.Chromosomes)
        {
            for (var i = range.First; i < range.End; i++)
            {
                table.Append(CultureInfo.InvariantCulture, $"{range.Chromosome}\t{platform.Positions[i]}\t{gc[i]:0.0000}\n");
            }
        }

        Console.WriteLine($"| wave (sd, log2) | correction | waviness | DLRS | false segments | events found of {Events} |\n|---|---|---|---|---|---|");
        foreach (var strength in new[] { 0, 0.05, 0.1, 0.2 })
        {
            foreach (var method in new[] { WaveMethod.Off, WaveMethod.Gc, WaveMethod.Wave })
            {
                var results = Enumerable.Range(0, arrays)
                    .Select(a => Read(Array(platform, a, i => strength * Wave(gc[i])), table.ToString(), new IngestOptions { WaveCorrection = method }))
                        .ToList();
                Print($"{strength:0.00} | {method}", results);
            }
        }
    }

    private static void Pools(ProbeSet platform, int arrays)
    {
        var gc = Gc(platform);
        var random = new Random(3);
        var faults = platform.Positions.Select(_ => 0.15 * Gaussian(random)).ToArray();
        double[] strengths = [.. Enumerable.Range(0, 20 + arrays).Select(_ => 0.1 * Gaussian(random))];
        var normals = Enumerable.Range(0, 20)
            .Select(m => Read(Text(platform, ArraySimulator.Simulate(platform, [], new NoiseModel { Sd = Noise }, 77, $"n{m}"),
                i => faults[i] + (strengths[m] * Wave(gc[i]))), null, new IngestOptions()).Array).ToList();
        Console.WriteLine($"\n| pool of | method | waviness | DLRS | false segments | events found of {Events} |\n|---|---|---|---|---|---|");
        foreach (var count in new[] { 0, 5, 10, 20 })
        {
            foreach (var method in count == 0 ? [PoolMethod.Median] : new[] { PoolMethod.Median, PoolMethod.Tangent })
            {
                var pool = count == 0 ? null : ReferencePool.Build([.. normals.Take(count).Select((n, i) => ($"N{i}", $"k{i}", n))], fromBatch: false);
                var results = Enumerable.Range(0, arrays).Select(a => Read(
                    Array(platform, a, i => faults[i] + (strengths[20 + a] * Wave(gc[i]))), null, new IngestOptions { PoolMethod = method, DlrsFail = 9 },
                    pool is null ? null : new ArrayReference { Name = "pool", Pool = pool })).ToList();
                Print($"{count} | {(count == 0 ? "none" : method)}", results);
            }
        }
    }

    private static void Print(string label, List<(IngestResult Array, int False, int Found)> results) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {label} | {results.Average(r => r.Array.Document.Quality.Waviness):0.0000} | {results.Average(r => r.Array.Document.Quality.Dlrs):0.000} | {results.Average(r => r.False):0.0} | {results.Average(r => r.Found):0.0} |"));

    private static (IngestResult Array, int False, int Found) Read(string text, string? table, IngestOptions options, ArrayReference? reference = null)
    {
        using var annotation = table is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(table));
        var result = ArrayIngest.Ingest(new MemoryStream(Encoding.UTF8.GetBytes(text)), "array",
            new ArrayFacts { Build = "hg19", Annotation = annotation, Reference = reference }, options, CancellationToken.None);
        var segments = ArraySegmenter.Segment(result.Profile, SegmentationScalars.Of(result.Document.Scalars), new ArraySegmentationOptions(),
            CancellationToken.None).Segments;
        var found = Planted(result.Profile.Probes)
            .Count(e => segments.Any(s => s.Chromosome == e.Chromosome && Math.Abs(s.Start - e.Start) <= Near(result.Profile.Probes)
                && Math.Abs(s.End - e.End) <= Near(result.Profile.Probes)));
        var wanted = result.Profile.Probes.Chromosomes.Count + (2 * found);
        return (result, segments.Count - wanted, found);
    }

    private static int Near(ProbeSet platform) =>
        6 * (platform.Positions[platform.Chromosomes[0].First + 1] - platform.Positions[platform.Chromosomes[0].First]);

    private static string Array(ProbeSet platform, int array, Func<int, double> more) =>
        Text(platform, ArraySimulator.Simulate(platform, Planted(platform), new NoiseModel { Sd = Noise }, 42, $"a{array}"), more);

    private static string Text(ProbeSet platform, Profile profile, Func<int, double> more)
    {
        var text = new StringBuilder("chromosome\tposition\tlog2\n");
        foreach (var range in platform.Chromosomes)
        {
            for (var i = range.First; i < range.End; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{range.Chromosome}\t{platform.Positions[i]}\t{profile.Log2[i] + more(i):0.0000}\n");
            }
        }

        return text.ToString();
    }

    // One event in the middle of each of the first chromosomes: 40 probes, gains and losses of a copy in turn.
    private static List<PlantedEvent> Planted(ProbeSet platform) =>
    [
        .. platform.Chromosomes.Take(Events).Select((range, i) => new PlantedEvent
        {
            Chromosome = range.Chromosome, Start = platform.Positions[range.First + (range.Count / 2)],
            End = platform.Positions[range.First + (range.Count / 2) + 39],
            Log2 = i % 2 == 0 ? 0.58 : -1, Label = "planted",
        }),
    ];

    // A smooth field of GC content, 0.42 ± 0.05, with a little of its own at every probe.
    private static double[] Gc(ProbeSet platform)
    {
        var random = new Random(9);
        var gc = new double[platform.Count];
        foreach (var range in platform.Chromosomes)
        {
            double[] phases = [.. Enumerable.Range(0, 4).Select(_ => 6.28 * random.NextDouble())];
            for (var i = range.First; i < range.End; i++)
            {
                var x = platform.Positions[i] / 1e6;
                gc[i] = 0.42 + (0.03 * (Math.Sin((x / 6.1) + phases[0]) + Math.Sin((x / 2.3) + phases[1]) + Math.Sin((x / 1.1) + phases[2]) + (0.7 * Math.Sin((x / 0.4) + phases[3]))))
                + (0.005 * Gaussian(random));
            }
        }

        return gc;
    }

    // Not a line: Diskin's slope with a bend at high GC content. Standard deviation about 1.
    private static double Wave(double gc) => (18 * (gc - 0.42)) + (90 * (gc - 0.42) * (gc - 0.42));

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void Real(string title, string path, string build, int chromosome, int position, int first, int? name = null)
    {
        if (ReferenceData.Folder is not { } folder || !File.Exists(Path.Combine(folder, path)))
        {
            Console.WriteLine($"\n{title}: no reference data");
            return;
        }

        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, path)), CompressionMode.Decompress));
        var rows = file.ReadToEnd().TrimEnd('\n').Split('\n').Select(r => r.TrimEnd('\r').Split('\t')).ToList();
        var texts = Enumerable.Range(first, rows[0].Length - first)
            .Select(c => "name\tchromosome\tposition\tlog2\n" + string.Concat(rows.Skip(1)
                .Select((r, i) => $"{(name is { } n ? r[n] : $"p{i}")}\t{r[chromosome]}\t{r[position]}\t{r[c]}\n"))).ToList();
        IngestResult Ingest(string text, ArrayReference? reference = null, PoolMethod method = PoolMethod.Median) => ArrayIngest.Ingest(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), "array",
            new ArrayFacts { Build = build == "hg18" ? "unknown" : build, Reference = reference }, new IngestOptions { PoolMethod = method },
            CancellationToken.None);
        var plain = texts.Select(t => Ingest(t)).ToList();
        var pool = ReferencePool.Build(
            [.. plain.Select((p, i) => (i.ToString(CultureInfo.InvariantCulture), i.ToString(CultureInfo.InvariantCulture), p))], fromBatch: true);
        var median = texts.Select(
            (t, i) => Ingest(t, new ArrayReference { Name = "pool", Pool = pool, Member = i.ToString(CultureInfo.InvariantCulture) })).ToList();
        var tangent = texts.Select(
            (t, i) => Ingest(t, new ArrayReference { Name = "pool", Pool = pool, Member = i.ToString(CultureInfo.InvariantCulture) }, PoolMethod.Tangent))
                .ToList();
        Console.WriteLine($"\n{title}, each against the others (--from-batch)");
        Console.WriteLine("| | median DLRS | median sd of the profile | segments |\n|---|---|---|---|");
        foreach (var (label, results) in new[] { ("as they are", plain), ("median", median), ("tangent", tangent) })
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {label} | {Middle(results, r => r.Document.Quality.Dlrs):0.000} | {Middle(results, r => Spread(r.Profile.Log2)):0.000} | {results.Sum(Segments)} |"));
        }
    }

    private static int Segments(IngestResult array) =>
        ArraySegmenter.Segment(array.Profile, SegmentationScalars.Of(array.Document.Scalars), new ArraySegmentationOptions(),
            CancellationToken.None).Segments.Count;

    private static double Middle(List<IngestResult> results, Func<IngestResult, double> of) => OrderStatistics.Median([.. results.Select(of)]);

    private static double Spread(float[] values)
    {
        var finite = values.Where(float.IsFinite).ToList();
        var mean = finite.Average();
        return Math.Sqrt(finite.Average(v => (v - mean) * (v - mean)));
    }
}
