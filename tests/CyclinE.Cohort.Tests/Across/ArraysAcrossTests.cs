using CyclinE.Cohort.Across;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Segments;

namespace CyclinE.Cohort.Tests.Across;

public sealed class ArraysAcrossTests
{
    private const int Probes = 500;

    private static readonly ProbeSet Platform = new(
        [new ChromosomeRange(Chromosome.FromNumber(1), 0, Probes)], [.. Enumerable.Range(1, Probes).Select(i => 1000 * i)],
        [.. Enumerable.Range(0, Probes).Select(i => $"P{i}")]);

    [Fact]
    public void Two_arrays_of_one_line_under_two_names_find_each_other_and_the_sentence_names_both()
    {
        var arrays = Unrelated(6);
        arrays.Add(Array("twin", "another patient", Noisy(arrays[2].Fingerprint, seed: 99)));

        var check = ArraysAcross.Compare(arrays, [], new AcrossOptions(), CancellationToken.None);

        var twin = check.Arrays.Single(a => a.Array == "twin");
        Assert.Equal("A2", twin.Closest);
        Assert.False(twin.SameSource);
        Assert.InRange(twin.Correlation!.Value, 0.9, 1);
        Assert.Contains("twin (another patient) is most like A2 (patient 2)", Assert.Single(twin.Warnings), StringComparison.Ordinal);
        Assert.Single(check.Arrays.Single(a => a.Array == "A2").Warnings);
        Assert.All(check.Arrays.Where(a => a.Array is not ("twin" or "A2")), a => Assert.Empty(a.Warnings));
    }

    [Fact]
    public void Tumours_of_one_kind_are_alike_without_being_one()
    {
        var common = Random(3);
        var arrays = Enumerable.Range(0, 30).Select(i => Array($"A{i:00}", $"patient {i}", Noisy(common, seed: 200 + i, sd: 0.8))).ToList();

        var check = ArraysAcross.Compare(arrays, [], new AcrossOptions(), CancellationToken.None);

        Assert.All(check.Arrays, a => Assert.True(a.Correlation > 0.55, $"{a.Array}: {a.Correlation}"));
        Assert.All(check.Arrays, a => Assert.Empty(a.Warnings));
    }

    [Fact]
    public void A_repeat_that_is_unlike_its_patient_is_named_and_one_that_is_alike_is_not()
    {
        var arrays = Unrelated(5);
        arrays.Add(Array("repeat", "patient 1", Noisy(arrays[1].Fingerprint, seed: 5)));
        arrays.Add(Array("swapped", "patient 3", Random(77)));

        var check = ArraysAcross.Compare(arrays, [], new AcrossOptions(), CancellationToken.None);

        Assert.Empty(check.Arrays.Single(a => a.Array == "repeat").Warnings);
        Assert.True(check.Arrays.Single(a => a.Array == "repeat").SameSource);
        Assert.Contains("swapped is unlike every other array of patient 3", Assert.Single(check.Arrays.Single(a => a.Array == "swapped").Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_closest_array_is_that_of_the_exact_correlation_over_the_probes_both_have()
    {
        var arrays = Enumerable.Range(0, 30)
            .Select(i => Array($"A{i:00}", $"p{i}", Missing(Noisy(Random(1), seed: 100 + i, sd: 0.5 + (0.1 * i)), seed: i))).ToList();

        var check = ArraysAcross.Compare(arrays, [], new AcrossOptions(), CancellationToken.None);

        Assert.All(check.Arrays, found =>
        {
            var own = arrays.Single(a => a.Array == found.Array);
            var best = arrays.Where(a => a != own).Max(a => ProfileFingerprint.Correlation(own.Fingerprint, a.Fingerprint));
            Assert.Equal(best, found.Correlation!.Value, 12);
        });
    }

    [Fact]
    public void A_probe_counts_once_for_a_patient_and_neighbours_make_one_mask()
    {
        var arrays = Enumerable.Range(0, 10).Select(i => Array($"A{i}", $"p{i}", Random(i), Point(40, i < 3 ? 41 : 40), Point(300 + i, 300 + i))).ToList();
        arrays.AddRange(Enumerable.Range(0, 5).Select(i => Array($"B{i}", "p9", Random(50 + i), Point(200, 200))));

        var check = ArraysAcross.Compare(arrays, [], new AcrossOptions(), CancellationToken.None);

        var mask = Assert.Single(check.Masks);
        Assert.Equal((41_000, 42_000, "P40", 2, 10, 10), (mask.Start, mask.End, mask.Name, mask.Probes, mask.Arrays, mask.Of));
    }

    [Fact]
    public void The_noisy_array_of_a_batch_stands_out_and_arrays_without_probes_are_said_to_be_left_out()
    {
        var arrays = Unrelated(8).Select((a, i) => a with { Dlrs = 0.15 + (0.005 * i), Segments = 90 + i }).ToList();
        arrays[4] = arrays[4] with { Dlrs = 0.33, Segments = 900 };
        arrays.Add(new ArrayToCompare { Array = "seg", Source = "seg", Segments = 10 });

        var check = ArraysAcross.Compare(arrays, [new AbsentArray("gone", "failed", "truncated")], new AcrossOptions(), CancellationToken.None);

        var warnings = check.Arrays.Single(a => a.Array == "A4").Warnings;
        Assert.Contains(warnings, w => w.StartsWith("A4 is noisier than its batch: DLRS 0.330", StringComparison.Ordinal));
        Assert.Contains(warnings, w => w.StartsWith("A4 has 900 segments, far more", StringComparison.Ordinal));
        Assert.Null(check.Arrays.Single(a => a.Array == "seg").Closest);
        Assert.Contains("1 array came as segments", Assert.Single(check.Notes), StringComparison.Ordinal);
        Assert.Equal("gone", Assert.Single(check.Absent).Array);
    }

    private static List<ArrayToCompare> Unrelated(int count) => [.. Enumerable.Range(0, count).Select(i => Array($"A{i}", $"patient {i}", Random(i + 10)))];

    private static ArrayToCompare Array(string name, string source, float[] fingerprint, params PointEvent[] points) =>
        new() { Array = name, Source = source, Probes = Platform, Fingerprint = fingerprint, Dlrs = 0.2, Segments = 100, PointEvents = points };

    private static PointEvent Point(int first, int last) => new()
    {
        Chromosome = Chromosome.FromNumber(1),
        FirstProbe = first,
        LastProbe = last,
        Start = Platform.Positions[first],
        End = Platform.Positions[last],
        Probes = last - first + 1,
        Mean = 2,
        Deviation = 12,
    };

    private static float[] Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Probes).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    private static float[] Noisy(float[] values, int seed, double sd = 0.05)
    {
        var random = new Random(seed);
        return [.. values.Select(v => (float)(v + (sd * (random.NextDouble() - 0.5))))];
    }

    private static float[] Missing(float[] values, int seed)
    {
        var random = new Random(seed);
        return [.. values.Select(v => random.NextDouble() < 0.1 ? float.NaN : v)];
    }
}
