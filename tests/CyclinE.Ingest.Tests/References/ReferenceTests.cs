using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.References;

namespace CyclinE.Ingest.Tests.References;

/// <summary>What a matched normal or a pool takes out of an array, and what it leaves.</summary>
public class ReferenceTests
{
    private const int Probes = 2000;

    [Fact]
    public void A_matched_normal_takes_out_what_both_share_and_leaves_the_level()
    {
        var pattern = Pattern(1);
        var tumour = Text(i => pattern[i] + 0.4 + (i is >= 700 and < 760 ? 1.5 : 0), seed: 2);
        var normal = Ingesting.Of(Text(i => i == 5 ? double.NaN : pattern[i] - 0.2, seed: 3), Ingesting.Hg19);
        var result = Ingesting.Of(tumour, Ingesting.Hg19 with { Reference = new ArrayReference { Name = "N", Normal = normal } });

        Assert.True(float.IsNaN(result.Profile.Log2[5]));
        for (var i = 6; i < Probes; i++)
        {
            Assert.Equal(0.4 + (i is >= 700 and < 760 ? 1.5 : 0), result.Profile.Log2[i], 0.2);
        }

        Assert.Equal(0.4, result.Document.Scalars.Centre, 0.06);
        Assert.StartsWith("1999 probes; 1 lost their value, having none in the reference; DLRS 0.", result.Effect("reference"));
        Assert.True(result.Document.Quality.Dlrs < Ingesting.Of(tumour, Ingesting.Hg19).Document.Quality.Dlrs / 3);
    }

    [Fact]
    public void A_pool_takes_out_the_pattern_of_the_probes_but_no_level_of_X()
    {
        var pool = Pool(out _);
        var result = Ingesting.Of(Text(i => Pattern(1)[i] + (i >= 1800 ? -0.6 : 0), seed: 50),
            Ingesting.Hg19 with { Reference = new ArrayReference { Name = "p", Pool = pool } });
        Assert.All(result.Profile.Log2[..1800], v => Assert.Equal(0, v, 0.25));
        Assert.Equal(-0.6, result.Profile.Log2[1800..].Average(), 0.05);
    }

    [Fact]
    public void A_member_of_the_pool_is_left_out_of_its_own_reference()
    {
        // A gain that only this member has would be halved by a pool that holds it in a third of its few arrays.
        var pool = Pool(out var arrays);
        ArrayReference Reference(string? member) => new() { Name = "p", Pool = pool, Member = member };
        var own = Ingesting.Of(arrays[2], Ingesting.Hg19 with { Reference = Reference("key2") });
        var others = ReferencePool.Build(
            [.. Enumerable.Range(0, 7).Where(i => i != 2).Select(i => ($"N{i}", $"key{i}", Ingesting.Of(arrays[i], Ingesting.Hg19)))], fromBatch: false);
        var apart = Ingesting.Of(arrays[2], Ingesting.Hg19 with { Reference = new ArrayReference { Name = "q", Pool = others } });
        Assert.Equal(apart.Profile.Log2, own.Profile.Log2);
        Assert.NotEqual(Ingesting.Of(arrays[2], Ingesting.Hg19 with { Reference = Reference(null) }).Profile.Log2, own.Profile.Log2);
        Assert.Contains("6 normals, N2 itself left out", own.Document.Normalisation.Single(s => s.Name == "reference").Parameters);
    }

    [Fact]
    public void A_pool_reads_back_as_it_was_written_and_a_damaged_one_is_told()
    {
        var pool = Pool(out _);
        using var file = new MemoryStream();
        pool.Write(file);
        file.Position = 0;
        var read = ReferencePool.Read(file, "p");
        Assert.Equal(pool.Median, read.Median);
        Assert.Equal(pool.Spread, read.Spread);
        Assert.Equal(pool.Members, read.Members);
        Assert.Equal(pool.Facts.Members, read.Facts.Members);

        var bytes = file.ToArray();
        for (var length = 0; length < bytes.Length; length += 997)
        {
            var problem = Assert.Throws<InvalidInputException>(() => ReferencePool.Read(new MemoryStream(bytes[..length]), "p")).Problem;
            Assert.Contains(problem.Code, new[] { "not-a-pool", "corrupt-pool" });
        }

        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var broken = (byte[])bytes.Clone();
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                ReferencePool.Read(new MemoryStream(broken), "p");
            }
            catch (InvalidInputException)
            {
            }
        }
    }

    [Fact]
    public void A_tangent_equals_a_singular_value_decomposition()
    {
        // Golden/make-tangent.py
        const int count = 300;
        var members = Enumerable.Range(0, 6).Select(m => Enumerable.Range(1, count)
            .Select(i => (float)((0.3 * Math.Sin(i / (7.0 + m))) + ((((i * 37) + (m * 101)) % 23 - 11) / 100.0))).ToArray()).ToArray();
        var (median, _) = ReferencePool.Summarise(members, -1);
        var array = Enumerable.Range(1, count).Select(i => (float)(0.5 + (0.25 * Math.Sin(i / 8.0)) + (((i * 53) % 17 - 8) / 80.0)) - median[i - 1]).ToArray();
        var probes = new ProbeSet([new ChromosomeRange(Chromosome.FromNumber(1), 0, count)], [.. Enumerable.Range(1, count)]);
        var shares = Tangent.Subtract(array, probes, members, -1, median, 3);
        Assert.Equal([0.2609192004315591, 0.21222620038876785, 0.1896835037668435], shares.Select(s => Math.Round(s, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(148.55743975192308, array.Sum(v => (double)v), 2e-5);
        Assert.Equal(22452.720050456202, array.Select((v, i) => (i + 1.0) * v).Sum(), 5e-3);
        Assert.Equal(0.47083551255859646, array[0], 1e-6);
        Assert.Equal(0.62840416456199932, array[122], 1e-6);
    }

    [Fact]
    public void A_tangent_takes_out_a_wave_of_its_own_strength_that_a_median_leaves()
    {
        double Wave(int i, double strength) => strength * Math.Sin(i / 60.0);
        var members = Enumerable.Range(0, 8).Select(m => Ingesting.Of(Text(i => Wave(i, -0.3 + (0.1 * m)), seed: 100 + m), Ingesting.Hg19)).ToList();
        var pool = ReferencePool.Build([.. members.Select((m, k) => ($"N{k}", $"k{k}", m))], fromBatch: false);
        var text = Text(i => Wave(i, 0.5) + (i is >= 300 and < 500 ? 0.8 : 0), seed: 200);
        double Left(PoolMethod method) =>
            Spread(Ingesting.Of(text, Ingesting.Hg19 with { Reference = new ArrayReference { Name = "p", Pool = pool } },
                new IngestOptions { PoolMethod = method })
            .Profile.Log2.Select((v, i) => v - (i is >= 300 and < 500 ? 0.8 : 0)).ToArray());
        Assert.True(Left(PoolMethod.Median) > 0.3);
        Assert.InRange(Left(PoolMethod.Tangent), 0, 0.08);
        var step = Ingesting.Of(text, Ingesting.Hg19 with { Reference = new ArrayReference { Name = "p", Pool = pool } },
            new IngestOptions { PoolMethod = PoolMethod.Tangent, TangentComponents = 2 })
            .Document.Normalisation.Single(s => s.Name == "reference");
        Assert.Contains("projection on 2 principal components", step.Parameters);
        Assert.Contains("of the pool's variance", step.Effect);
    }

    [Fact]
    public void Probes_on_which_the_pool_disagrees_can_be_dropped()
    {
        var pool = Pool(out var arrays);
        var limit = pool.Spread.Order().ElementAt(Probes - 51);
        var result = Ingesting.Of(arrays[0], Ingesting.Hg19 with { Reference = new ArrayReference { Name = "p", Pool = pool } },
            new IngestOptions { PoolSpreadMax = limit });
        Assert.Equal(50, result.Profile.Log2.Count(float.IsNaN));
    }

    [Theory]
    [InlineData("hg38", 0, "reference-platform")]
    [InlineData("hg19", 1, "reference-platform")]
    [InlineData("hg19", 0, "reference-quality")]
    public void A_reference_that_does_not_fit_is_refused(string build, int shift, string code)
    {
        var noisy = code == "reference-quality";
        var normal = Ingesting.Of(Text(_ => 0, seed: 1, shift: shift, noise: noisy ? 2 : 0.1), new ArrayFacts { Build = build });
        var problem = Assert.Throws<InvalidInputException>(() =>
            Ingesting.Of(Text(_ => 0, seed: 2), Ingesting.Hg19 with { Reference = new ArrayReference { Name = "N", Normal = normal } })).Problem;
        Assert.Equal((code, "N"), (problem.Code, problem.Where));
    }

    [Fact]
    public void Too_few_arrays_or_two_platforms_make_no_pool()
    {
        var arrays = Enumerable.Range(0, 6).Select(i => ($"N{i}", $"k{i}", Ingesting.Of(Text(_ => 0, seed: i, shift: i == 5 ? 1 : 0), Ingesting.Hg19)))
            .ToList();
        Assert.Equal("pool-too-small", Assert.Throws<InvalidInputException>(() => ReferencePool.Build(arrays[..4], fromBatch: false)).Problem.Code);
        Assert.Equal("reference-platform", Assert.Throws<InvalidInputException>(() => ReferencePool.Build(arrays, fromBatch: true)).Problem.Code);
        Assert.True(ReferencePool.Build(arrays[..5], fromBatch: true).Facts.FromBatch);
    }

    private static ReferencePool Pool(out string[] arrays)
    {
        var pattern = Pattern(1);
        arrays = [.. Enumerable.Range(0, 7)
            .Select(m => Text(i => pattern[i] + (0.1 * m) + (i >= 1800 ? m % 2 : 0) + (m == 2 && i is >= 100 and < 200 ? 0.6 : 0), seed: 10 + m))];
        return ReferencePool.Build([.. arrays.Select((a, m) => ($"N{m}", $"key{m}", Ingesting.Of(a, Ingesting.Hg19)))], fromBatch: false);
    }

    private static double Spread(double[] values) => Math.Sqrt(values.Average(v => (v - values.Average()) * (v - values.Average())));

    private static double[] Pattern(int seed) => [.. Tables.NoiseValues(Probes, 0.25, 0, seed)];

    // 1,800 autosomal probes, then 200 on X.
    private static string Text(Func<int, double> value, int seed, int shift = 0, double noise = 0.03) =>
        Tables.Of(Tables.Header, Tables.NoiseValues(Probes, noise, 0, seed).Select((v, i) =>
        FormattableString.Invariant(
            $"{(i < 1800 ? 1 + (i / 600) : "X")}\t{(((i % 600) + 1) * 100_000) + shift}\t{(double.IsNaN(value(i)) ? "NA" : (value(i) + v).ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture))}")));
}
