using System.Globalization;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Tests.Readers.Affymetrix;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Quality;

public class PlatformQualityTests
{
    // Uniform noise of width w has lag-1 differences with median |d| = w (1 − 1/√2).
    private static readonly double MapdOfWidth = 1 - (1 / Math.Sqrt(2));

    [Theory]
    [InlineData("GenomeWideSNP_6", 0.30, QualityVerdict.Pass, null)]
    [InlineData("GenomeWideSNP_6", 0.40, QualityVerdict.Fail, " exceeds the limit 0.35 for GenomeWideSNP_6: too noisy to call.")]
    [InlineData("CytoScanHD_Array", 0.22, QualityVerdict.Pass, null)]
    [InlineData("CytoScan750K_Array", 0.30, QualityVerdict.Fail, " exceeds the limit 0.25 for CytoScan750K_Array: too noisy to call.")]
    public void Snp_arrays_are_judged_by_the_vendors_MAPD(string platform, double mapd, QualityVerdict verdict, string? reason)
    {
        var quality = Ingesting.Of(Noisy(platform, mapd)).Document.Quality;
        Assert.Equal(mapd, quality.Mapd, 0.03);
        Assert.Equal(verdict, quality.Verdict);
        Assert.Equal(reason is null, quality.Reasons.Count == 0);
        Assert.All(quality.Reasons, r => Assert.EndsWith(reason!, r));
        Assert.All(quality.Reasons, r => Assert.StartsWith("MAPD 0.", r));
    }

    [Fact]
    public void Other_chips_are_judged_by_DLRS_and_the_limits_are_options()
    {
        Assert.StartsWith("DLRS", Assert.Single(Ingesting.Of(Noisy("Mapping250K_Nsp", 0.30)).Document.Quality.Reasons));
        Assert.Equal(QualityVerdict.Fail,
            Ingesting.Of(Noisy("GenomeWideSNP_6", 0.20), options: new IngestOptions { MapdFailSnp6 = 0.1 }).Document.Quality.Verdict);
        Assert.Equal(QualityVerdict.Pass,
            Ingesting.Of(Noisy("CytoScanHD_Array", 0.30), options: new IngestOptions { MapdFailCytoscan = 0.5 }).Document.Quality.Verdict);
    }

    [Fact]
    public void A_low_call_rate_warns()
    {
        var file = File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/NA06985_GW6_C.test.cychp"));
        var quality = Ingesting.Of(file).Document.Quality;
        Assert.Equal(1491 / 1507.0, quality.CallRate!.Value, 1e-12);
        Assert.Equal(QualityVerdict.Pass, quality.Verdict);
        quality = Ingesting.Of(file, options: new IngestOptions { CallRateWarn = 0.99 }).Document.Quality;
        Assert.Equal("The call rate 98.9% is below the limit 99.0%: poor or contaminated DNA, or many copy-number changes.", Assert.Single(quality.Reasons));
    }

    [Fact]
    public void Waviness_is_the_spread_of_megabases()
    {
        // 20 probes in each of 120 megabases; every second megabase lies 0.2 higher.
        var random = new Random(5);
        var rows = Enumerable.Range(0, 2400).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"1\t{1 + (i * 50_000)}\t{(i / 20 % 2 * 0.2) + (0.1 * (random.NextDouble() - 0.5))}"));
        Assert.Equal(0.1, Ingesting.Of(Tables.Of(Tables.Header, rows), Ingesting.Hg19).Document.Quality.Waviness!.Value, 0.01);
        var flat = Enumerable.Range(0, 2400)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"1\t{1 + (i * 50_000)}\t{0.1 * (random.NextDouble() - 0.5)}"));
        Assert.InRange(Ingesting.Of(Tables.Of(Tables.Header, flat), Ingesting.Hg19).Document.Quality.Waviness!.Value, 0, 0.02);
        Assert.Null(Ingesting.Of(Tables.Of(Tables.Header, Tables.Noise()), Ingesting.Hg19).Document.Quality.Waviness);
    }

    [Fact]
    public void Both_colours_of_an_Agilent_array_have_a_span()
    {
        var file = File.ReadAllBytes(ReferenceData.Require("arrays/agilent/Agilent4x180K.txt"));
        var spans = Ingesting.Of(file).Document.Quality.SignalSpans!;
        Assert.InRange(spans.Red, 3, 12);
        Assert.InRange(spans.Green, 3, 12);
        Assert.Null(Ingesting.Of(Tables.Of(Tables.Header, Tables.Noise()), Ingesting.Hg19).Document.Quality.SignalSpans);
    }

    [Fact]
    public void Lowess_on_intensity_is_an_option_that_says_what_it_changed()
    {
        var file = File.ReadAllBytes(ReferenceData.Require("arrays/agilent/Agilent4x180K.txt"));
        var plain = Ingesting.Of(file);
        var corrected = Ingesting.Of(file, options: new IngestOptions { IntensityLowess = true });
        Assert.DoesNotContain(plain.Document.Normalisation, s => s.Name == "intensity-lowess");
        Assert.Contains("features changed by 0.", corrected.Effect("intensity-lowess"));
        Assert.Equal(plain.Document.Scalars.Probes, corrected.Document.Scalars.Probes);
        Assert.NotEqual(plain.Profile.Log2, corrected.Profile.Log2);
    }

    private static byte[] Noisy(string platform, double mapd)
    {
        var random = new Random(11);
        var file = CopyNumberFiles.Header();
        file.Parameters[0] = ("affymetrix-array-type", platform);
        var set = file.Add("MultiData", "CopyNumber", "ProbeSetName:ascii13", "Chromosome:ubyte", "Position:uint", "Log2Ratio:float");
        for (var i = 0; i < 3000; i++)
        {
            var place = Tables.PlaceOf(i, 3000).Replace("X", "24", StringComparison.Ordinal).Split('\t');
            set.Row("p", int.Parse(place[0], CultureInfo.InvariantCulture), uint.Parse(place[1], CultureInfo.InvariantCulture),
                (float)(mapd / MapdOfWidth * random.NextDouble()));
        }

        return file.ToArray();
    }
}
