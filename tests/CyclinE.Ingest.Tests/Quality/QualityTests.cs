using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Ingest.Tests.Quality;

public class QualityTests
{
    [Theory]
    [InlineData(0.10, QualityVerdict.Pass, null)]
    [InlineData(0.25, QualityVerdict.Warn, "DLRS 0.25 exceeds the limit 0.20: noisy, small events may be missed.")]
    [InlineData(0.46, QualityVerdict.Fail, "DLRS 0.46 exceeds the limit 0.35: too noisy to call.")]
    public void Noise_is_judged_by_dlrs(double dlrs, QualityVerdict verdict, string? reason)
    {
        var quality = Ingesting.Of(WithDlrs(dlrs), Ingesting.Hg19).Document.Quality;
        Assert.Equal(dlrs, quality.Dlrs, 1e-4);
        Assert.Equal(verdict, quality.Verdict);
        Assert.Equal(reason, quality.Reasons.SingleOrDefault());
    }

    [Fact]
    public void A_value_just_above_its_limit_is_written_so_that_it_shows() =>
        Assert.Equal(
            "DLRS 0.351 exceeds the limit 0.350: too noisy to call.",
            Assert.Single(Ingesting.Of(WithDlrs(0.351), Ingesting.Hg19).Document.Quality.Reasons));

    [Theory]
    [InlineData(5, QualityVerdict.Pass, null)]
    [InlineData(10, QualityVerdict.Warn, "The share of probes without a value, 10.0% exceeds the limit 5.0%.")]
    [InlineData(30, QualityVerdict.Fail, "The share of probes without a value, 30.0% exceeds the limit 20.0%: too incomplete to call.")]
    public void Missing_values_are_judged_by_their_share(int percent, QualityVerdict verdict, string? reason)
    {
        var rows = Tables.Genome(1000).Select((r, i) => i % 100 < percent ? r[..r.LastIndexOf('\t')] + "\tNA" : r);
        var quality = Ingesting.Of(Tables.Of(Tables.Header, rows), Ingesting.Hg19).Document.Quality;
        Assert.Equal(percent / 100.0, quality.MissingShare, 1e-12);
        Assert.Equal(verdict, quality.Verdict);
        Assert.Equal(reason, quality.Reasons.SingleOrDefault());
    }

    [Fact]
    public void Limits_are_options_and_the_deciding_reason_comes_first()
    {
        var rows = Tables.Genome(1000).Select((r, i) => i % 100 < 10 ? r[..r.LastIndexOf('\t')] + "\tNA" : r);
        var options = new IngestOptions { DlrsWarn = 0.01, MissingFail = 0.08 };
        var quality = Ingesting.Of(Tables.Of(Tables.Header, rows), Ingesting.Hg19, options).Document.Quality;
        Assert.Equal(QualityVerdict.Fail, quality.Verdict);
        Assert.Equal(2, quality.Reasons.Count);
        Assert.StartsWith("The share of probes", quality.Reasons[0]);
        Assert.StartsWith("DLRS", quality.Reasons[1]);
    }

    [Fact]
    public void Segmented_values_are_no_measurement()
    {
        var rows = Enumerable.Range(1, 300).Select(i => $"{Tables.PlaceOf(i - 1, 300)}\t{(i < 100 ? "-0.5" : "0.25")}");
        var quality = Ingesting.Of(Tables.Of(Tables.Header, rows), Ingesting.Hg19).Document.Quality;
        Assert.Equal(QualityVerdict.Fail, quality.Verdict);
        Assert.Contains("segmented or smoothed", quality.Reasons[0]);
    }

    // Scales noise so that its DLRS is the wanted one.
    private static string WithDlrs(double dlrs)
    {
        var unit = Ingesting.Of(Tables.Of(Tables.Header, Tables.Genome(2000, 0.1)), Ingesting.Hg19).Document.Scalars.Dlrs;
        return Tables.Of(Tables.Header, Tables.Genome(2000, 0.1 * dlrs / unit));
    }
}
