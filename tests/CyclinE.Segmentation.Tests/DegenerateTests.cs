using CsCheck;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Tests;

/// <summary>No array takes a method down: all alike, all missing, one probe a chromosome, infinities, steps of any height.</summary>
public class DegenerateTests
{
    private static readonly Gen<float> Ordinary = Gen.Float[-3, 3];

    private static readonly Gen<float[]> Chromosome = Gen.Int[0, 5].SelectMany(kind => kind switch
    {
        0 => Gen.Const(0f).Array[1, 300],
        1 => Gen.Const(float.NaN).Array[1, 40],
        2 => Ordinary.Array[1, 1],
        3 => Gen.OneOf(0f, 1f).Array[1, 300],
        4 => Gen.OneOf(Ordinary, Ordinary, Gen.OneOf(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 25f, -1e6f)).Array[1, 300],
        _ => Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300], (a, b) => (float[])[.. Enumerable.Repeat(0f, a), .. Enumerable.Repeat(1e5f, b)]),
    });

    [Theory]
    [InlineData(SegmentationMethod.Robust)]
    [InlineData(SegmentationMethod.Cbs)]
    [InlineData(SegmentationMethod.Fpop)]
    [InlineData(SegmentationMethod.Haar)]
    public void Every_profile_is_segmented(SegmentationMethod method) => Chromosome.Array[1, 4].Sample(
        chromosomes =>
        {
            var profile = Profiles.Of(chromosomes);
            var options = new ArraySegmentationOptions { Segmenter = method };
            var result = ArraySegmenter.Segment(profile, Profiles.ScalarsOf(profile), options, CancellationToken.None);
            Assert.Equal(profile.Log2.Count(float.IsFinite), result.Segments.Sum(s => s.Probes));
            Assert.All(result.Segments, s => Assert.True(double.IsFinite(s.Mean) && s.NoiseSd > 0));
        },
        iter: 60);

    [Fact]
    public void Every_pair_is_segmented() => Chromosome.Sample(
        values =>
        {
            var (resistant, parental) = (Profiles.Of(values), Profiles.Of([.. values.Reverse()]));
            var result = PairSegmenter.Segment(resistant, 0, parental, 0, new PairSegmentationOptions(), CancellationToken.None);
            Assert.True(result.Segments.Sum(s => s.Probes) <= values.Length);
        },
        iter: 100);
}
