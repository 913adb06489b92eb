using System.Text.Json;
using CsCheck;
using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Tests;

/// <summary>No array and no pair takes calling down: one level, one probe, nothing finite, no noise, nothing but segments.</summary>
public class DegenerateTests
{
    private static readonly Gen<float> Value = Gen.OneOf(0f, 0f, 0f, 1f, -5f, 12f, 0.3f, float.NaN);

    private static readonly Gen<(int Chromosome, float[] Values)[]> Arrays =
        Gen.Select(Gen.OneOf(1, 8, 17, 19, 23, 24),
            Gen.Select(Gen.Bool, Value.Array[1, 60], (alike, own) => alike ? [.. own.Select(_ => own[0])] : own)).Array[0, 4]
            .Select(all => all.DistinctBy(c => c.Item1).OrderBy(c => c.Item1).ToArray());

    private static readonly Gen<(double Sigma, double Centre, double? Purity, Sex? Sex, string Build)> Settings = Gen.Select(
        Gen.OneOf(0, 1e-4, 0.1, 5), Gen.OneOf(0, 0, -3, 2.5), Gen.OneOf<double?>(null, null, 0.05, 1), Gen.OneOf<Sex?>(null, Sex.Male, Sex.Female),
        Gen.OneOf("hg19", "hg16"));

    [Fact]
    public void Every_array_is_called_and_what_comes_out_can_be_stored() => Gen.Select(Arrays, Settings, Gen.Bool).Sample(
        (array, settings, segmentsOnly) =>
        {
            var input = Input(array, settings);
            var calls = ArrayCaller.Call(segmentsOnly ? input with { Profile = null, Scalars = null } : input, new CallingOptions()).Calls;
            Assert.Equal(input.Segmentation.Segments.Count, calls.Segments.Count);
            Assert.NotNull(JsonSerializer.Serialize(calls));
        },
        iter: 200);

    [Fact]
    public void Every_pair_is_compared() => Gen.Select(Arrays, Settings).Sample(
        (array, settings) =>
        {
            var resistant = Side("resistant", Input(array, settings));
            var parental = Side("parental", Input([.. array.Select(c => (c.Chromosome, (float[])[.. c.Values.Reverse()]))], settings));
            var comparison = PairComparer.Compare(
                resistant, parental, Segmented(resistant.Profile!, 0.1), GenomeBuild.Of(settings.Build),
                GeneTable.ForBuild(GenomeBuild.Of(settings.Build)), null, new PairOptions());
            Assert.NotNull(JsonSerializer.Serialize(comparison));
        },
        iter: 100);

    private static PairSide Side(string name, ArrayToCall input) =>
        new() { Array = name, Profile = input.Profile!, Scalars = input.Scalars!, Calls = ArrayCaller.Call(input, new CallingOptions()).Calls };

    private static ArrayToCall Input((int Chromosome, float[] Values)[] array, (double Sigma, double Centre, double? Purity, Sex? Sex, string Build) settings)
    {
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var (chromosome, values) in array)
        {
            ranges.Add(new ChromosomeRange(Chromosome.FromNumber(chromosome), positions.Count, values.Length));
            positions.AddRange(Enumerable.Range(1, values.Length).Select(i => i * 800_000));
        }

        var profile = new Profile(new ProbeSet(ranges, [.. positions]), [.. array.SelectMany(c => c.Values)]);
        var build = GenomeBuild.Of(settings.Build);
        return new ArrayToCall
        {
            Profile = profile,
            Scalars = new ArrayScalars
            {
                Probes = profile.Log2.Count(float.IsFinite),
                Sigma = settings.Sigma,
                Tau = 1,
                Centre = settings.Centre,
                CentreHeight = 1,
                TrimmedSd = settings.Sigma,
                Dlrs = settings.Sigma,
                Mapd = settings.Sigma,
            },
            Segmentation = Segmented(profile, Math.Max(settings.Sigma, 1e-3)),
            Build = build,
            Genes = GeneTable.ForBuild(build),
            ManualPurity = settings.Purity,
            Sex = settings.Sex,
        };
    }

    // Two segments a chromosome where it has two finite probes, one where it has one.
    private static ArraySegmentation Segmented(Profile profile, double sigma)
    {
        var segments = new List<Segment>();
        foreach (var range in profile.Probes.Chromosomes)
        {
            var half = range.First + (range.Count / 2);
            foreach (var (first, end) in new[] { (range.First, half), (half, range.End) })
            {
                double[] finite = [.. profile.Log2[first..end].Where(float.IsFinite).Select(v => (double)v)];
                if (finite.Length > 0)
                {
                    segments.Add(new Segment
                    {
                        Chromosome = range.Chromosome,
                        Start = profile.Probes.Positions[first],
                        End = profile.Probes.Positions[end - 1],
                        FirstProbe = first,
                        LastProbe = end - 1,
                        Probes = finite.Length,
                        Mean = finite.Average(),
                        NoiseSd = sigma,
                    });
                }
            }
        }

        return new ArraySegmentation
        {
            Method = "given",
            Penalty = 0,
            Sigma = sigma,
            Tau = 1,
            Probes = profile.Log2.Count(float.IsFinite),
            Missing = profile.Log2.Count(v => !float.IsFinite(v)),
            Segments = segments,
        };
    }
}
