using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Quality;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Quality;

public class SexTests
{
    [Fact]
    public void NA06985_is_a_woman_and_the_sheet_is_told_so()
    {
        // The vendor's program says the same: raw-intensity-ratio-gender = female.
        var file = File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/NA06985_GW6_C.test.cychp"));
        var quality = Ingesting.Of(file, new ArrayFacts { Sex = Sex.Female }).Document.Quality;
        Assert.Equal(Sex.Female, quality.Sex!.Sex);
        Assert.Equal(QualityVerdict.Pass, quality.Verdict);
        quality = Ingesting.Of(file, new ArrayFacts { Sex = Sex.Male }).Document.Quality;
        Assert.Equal(QualityVerdict.Warn, quality.Verdict);
        var reason = Assert.Single(quality.Reasons);
        Assert.StartsWith("The sheet says male, but X (log2 ", reason);
        Assert.EndsWith("look female: samples may have been exchanged.", reason);
    }

    // Sample and reference: what a ratio shows.
    [Theory]
    [InlineData(ReferenceSex.Female, 0.0, 0.0, Sex.Female)]
    [InlineData(ReferenceSex.Female, -0.6, 1.5, Sex.Male)]
    [InlineData(ReferenceSex.Female, -0.6, 0.0, null)]
    [InlineData(ReferenceSex.Male, 0.6, -1.5, Sex.Female)]
    [InlineData(ReferenceSex.Male, 0.0, 0.0, Sex.Male)]
    [InlineData(ReferenceSex.Male, 0.0, -1.5, null)]
    [InlineData(ReferenceSex.Mixed, 0.3, -1.0, Sex.Female)]
    [InlineData(ReferenceSex.Mixed, -0.4, 0.8, Sex.Male)]
    [InlineData(ReferenceSex.Mixed, -0.4, -1.0, null)]
    [InlineData(ReferenceSex.Scaled, 0.0, -1.0, Sex.Female)]
    [InlineData(ReferenceSex.Scaled, -0.5, 0.0, Sex.Male)]
    [InlineData(ReferenceSex.Scaled, -0.5, -1.0, null)]
    [InlineData(ReferenceSex.Scaled, 0.0, 0.0, null)]
    [InlineData(ReferenceSex.Unknown, -0.5, 0.0, null)]
    public void X_and_Y_must_agree(ReferenceSex reference, double x, double y, Sex? expected) =>
        Assert.Equal(expected, SexEstimation.Decide(x, y, reference));

    [Fact]
    public void Pseudo_autosomal_probes_take_no_part_and_a_shifted_profile_does_not_matter()
    {
        // A man, all of it 0.3 too high; the pseudo-autosomal probes of X and Y have two copies.
        var rows = Tables.Noise(300).Select(r => r.Split('\t')).Select(c => $"{c[0]}\t{c[1]}\t{0.3 + (0.01 * (c[1].Length % 3))}")
            .Concat(Enumerable.Range(1, 400).Select(i => $"X\t{100_000 + (i * 5000)}\t0.3"))
            .Concat(Enumerable.Range(1, 30).Select(i => $"X\t{50_000_000 + (i * 5000)}\t-0.3{i % 10}"))
            .Concat(Enumerable.Range(1, 30).Select(i => $"Y\t{20_000 + (i * 5000)}\t1.3"))
            .Concat(Enumerable.Range(1, 6).Select(i => $"Y\t{20_000_000 + (i * 5000)}\t0.2{i}"));
        var sex = Ingesting.Of(Tables.Of(Tables.Header, rows), Ingesting.Hg19 with { ReferenceSex = ReferenceSex.Scaled }).Document.Quality.Sex!;
        Assert.Equal(Sex.Male, sex.Sex);
        Assert.InRange(sex.X, -0.7, -0.6);
        Assert.InRange(sex.Y, -0.1, 0);
    }

    [Fact]
    public void Too_few_probes_or_an_unknown_reference_say_nothing()
    {
        var text = Tables.Of(Tables.Header, Tables.Noise(300));
        Assert.Null(Ingesting.Of(text, Ingesting.Hg19 with { ReferenceSex = ReferenceSex.Male }).Document.Quality.Sex);
        Assert.Null(Ingesting.Of(text, Ingesting.Hg19).Document.Quality.Sex);
    }
}
