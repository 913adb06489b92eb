using System.Globalization;
using System.Text;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest.Tests.Readers;
using CyclinE.Ingest.Tests.Splitting;

namespace CyclinE.Ingest.Tests;

/// <summary>A ratio that names its numerator is read by that name, in every format of two channels; contradictions are refused.</summary>
public sealed class DirectionTests
{
    private static float[] Plain { get; } = [.. VendorTables.Places().Select(p => float.Parse(VendorTables.Value(p.I), CultureInfo.InvariantCulture))];

    private static float[] Turned { get; } = [.. Plain.Select(v => -v)];

    [Theory]
    [InlineData("log2 ratio (635/532)", 1)]
    [InlineData("log2 ratio (532/635)", -1)]
    [InlineData("log2(Cy5/Cy3)", 1)]
    [InlineData("log2 (Cy3/Cy5)", -1)]
    [InlineData("log2_Cy3_vs_Cy5", -1)]
    [InlineData("log2.532.635.", -1)]
    [InlineData("log2 [F532/F635]", -1)]
    [InlineData("log2 (green/red)", -1)]
    [InlineData("log2(R/G)", 1)]
    [InlineData("log2(gProcessedSignal/rProcessedSignal)", -1)]
    [InlineData("log2 ratio of Alexa 555/Alexa 647", -1)]
    [InlineData("log2 (tumor/normal)", 1)]
    [InlineData("log2 (normal/tumour)", -1)]
    [InlineData("log2(T/R)", 1)]
    [InlineData("log2(reference/test)", -1)]
    public void A_tables_column_is_read_by_its_numerator(string title, int sign)
    {
        var result = Ingesting.Of(Table(title), Ingesting.Hg19);
        Assert.Equal(sign > 0 ? Plain : Turned, result.Profile.Log2);
        Assert.Equal(sign > 0 ? "nothing changed" : "every log2 ratio changed its sign", result.Effect("direction"));
    }

    [Fact]
    public void The_sheets_polarity_says_where_the_sample_is_and_the_title_what_is_divided()
    {
        Assert.Equal(Plain, Ingesting.Of(Table("log2 (532/635)"), Ingesting.Hg19 with { Polarity = -1, PolarityDeclared = true }).Profile.Log2);
        Assert.Equal("polarity-contradiction",
            Ingesting.Refused(Table("log2 (tumor/normal)"), Ingesting.Hg19 with { Polarity = -1, PolarityDeclared = true }).Code);
    }

    [Theory]
    [InlineData("log2 (ch1/ch2)")]
    [InlineData("log2 (W2/W1)")]
    public void Channels_that_are_only_counted_need_a_word(string title)
    {
        Assert.Equal("direction-unknown", Ingesting.Refused(Table(title), Ingesting.Hg19).Code);
        Assert.Equal(Turned, Ingesting.Of(Table(title), Ingesting.Hg19 with { Polarity = -1, PolarityDeclared = true }).Profile.Log2);
    }

    [Fact]
    public void A_comment_that_says_otherwise_than_the_column_is_refused()
    {
        Assert.Equal(Turned, Ingesting.Of("#ratio=Cy3/Cy5\n" + Table("log2"), Ingesting.Hg19).Profile.Log2);
        Assert.Equal("log-ratio-disagrees", Ingesting.Refused("#ratio=Cy3/Cy5\n" + Table("log2 (635/532)"), Ingesting.Hg19).Code);
    }

    [Theory]
    [InlineData("Log Ratio (635/532)", "", 1)]
    [InlineData("Log Ratio (532/635)", "", -1)]
    [InlineData("Log Ratio (W2/W1)", "", -1)]
    [InlineData("Log Ratio", "\"RatioFormulations=W2/W1 (532/635)\"\n", -1)]
    [InlineData("Ratio of Medians (532/635)", "", -1)]
    [InlineData("Rgn Ratio (532/635)", "", -1)]
    public void Genepix_ratios_without_signals(string title, string formula, int sign)
    {
        var log = title.StartsWith("Log", StringComparison.Ordinal);
        var profile = Ingesting.Of(Genepix(title, formula, i => log ? Plain[i] : Math.Pow(2, Plain[i]), signals: null), WithProbes()).Profile;
        Assert.Equal(sign > 0 ? Plain : Turned, profile.Log2, (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Theory]
    [InlineData("Log Ratio (532/635)", -1, "", true)]
    [InlineData("Log Ratio (635/532)", 1, "", true)]
    [InlineData("Log Ratio (635/532)", -1, "", false)]
    [InlineData("Ratio of Medians (532/635)", 1, "", false)]
    [InlineData("Log Ratio (635/532)", 1, "\"RatioFormulations=W2/W1 (532/635)\"\n", false)]
    public void Genepix_names_header_and_signals_have_to_agree(string title, int stated, string formula, bool agree)
    {
        var log = title.StartsWith("Log", StringComparison.Ordinal);
        var text = Genepix(title, formula, i => log ? stated * Plain[i] : Math.Pow(2, stated * Plain[i]), signals: i => Math.Pow(2, Plain[i]));
        if (agree)
        {
            Assert.Equal(Plain, Ingesting.Of(text, WithProbes()).Profile.Log2, (a, b) => Math.Abs(a - b) < 1e-3);
        }
        else
        {
            Assert.Equal("log-ratio-disagrees", Ingesting.Refused(text, WithProbes()).Code);
        }
    }

    [Theory]
    [InlineData("(Cy5/Cy3)", "Cy3", "Cy5", 1)]
    [InlineData("(Cy3/Cy5)", "Cy3", "Cy5", -1)]
    [InlineData("ch1/ch2", "Cy5", "Cy3", 1)]
    [InlineData("ch1/ch2", "Cy3", "Cy5", -1)]
    [InlineData("(test/reference)", "Cy3", "Cy5", 1)]
    public void Geo_values_are_read_by_their_description_and_the_labels(string pair, string first, string second, int sign)
    {
        var soft = VendorTables.Soft().Replace("log2 ratio (Cy5/Cy3)", "log2 ratio " + pair, StringComparison.Ordinal)
            .Replace("!Sample_platform_id", $"!Sample_label_ch1 = {first}\n!Sample_label_ch2 = {second}\n!Sample_platform_id", StringComparison.Ordinal);
        var facts = Ingesting.Hg19 with { FileSample = "GSM1" };
        Assert.Equal(sign * Plain[7], Ingesting.Of(soft, facts).Profile.Log2[7]);
        Assert.Equal(sign * Plain[7], SplitRun.Of(soft).Ingest("GSM1", facts).Profile.Log2[7]);
    }

    [Fact]
    public void A_series_matrix_is_read_by_the_description_of_its_processing()
    {
        var matrix = VendorTables.SeriesMatrix().Replace(
            "!series_matrix_table_begin",
            "!Sample_data_processing\t\"lowess, log2 ratio ch1/ch2\"\t\"log2 ratio ch1/ch2\"\n!Sample_label_ch1\t\"Cy3\"\t\"Cy5\"\n!Sample_label_ch2\t\"Cy5\"\t\"Cy3\"\n!series_matrix_table_begin",
            StringComparison.Ordinal);
        foreach (var (sample, value) in new[] { ("GSM1", -Plain[7]), ("GSM2", Plain[8]) })
        {
            var split = SplitRun.Of(matrix).Ingest(sample, WithProbes() with { FileSample = sample, ScaleDeclared = true });
            Assert.Equal(value, split.Profile.Log2[7]);
            Assert.Equal(value, Ingesting.Of(matrix, WithProbes() with { FileSample = sample, ScaleDeclared = true }).Profile.Log2[7]);
        }
    }

    [Fact]
    public void Nimblegens_samples_are_green()
    {
        Assert.Equal(Plain, Ingesting.Of(VendorTables.Nimblegen().Replace("RATIO_CORRECTED", "RATIO_CORRECTED (532/635)", StringComparison.Ordinal),
            Ingesting.Hg19).Profile.Log2);
        Assert.Equal(Turned, Ingesting.Of(VendorTables.Nimblegen().Replace("RATIO_CORRECTED", "RATIO_CORRECTED (635/532)", StringComparison.Ordinal),
            Ingesting.Hg19).Profile.Log2);
        Assert.Equal(Turned, Ingesting.Of(VendorTables.NimblegenGff().Replace("\tratio\t", "\tratio Cy5/Cy3\t", StringComparison.Ordinal),
            Ingesting.Hg19).Profile.Log2);
    }

    private static string Table(string title) =>
        Tables.Of("chromosome\tposition\t" + title, VendorTables.Places().Select(p => $"{p.Chromosome}\t{p.Position}\t{VendorTables.Value(p.I)}"));

    private static ArrayFacts WithProbes() => Ingesting.Hg19 with { Probes = new MemoryStream(Encoding.UTF8.GetBytes(VendorTables.Positions())) };

    private static string Genepix(string title, string formula, Func<int, double> value, Func<int, double>? signals) =>
        $"ATF\t1.0\n{(formula.Length > 0 ? 3 : 2)}\t5\n\"Type=GenePix Results 3\"\n\"Wavelengths=635\t532\"\n{formula}"
        + $"\"ID\"\t{(signals is null ? "" : "\"F635 Median - B635\"\t\"F532 Median - B532\"\t")}\"{title}\"\t\"Rgn R\u00B2 (635/532)\"\t\"Flags\"\n"
        + string.Concat(VendorTables.Places().Select(p => string.Create(
            CultureInfo.InvariantCulture, $"rs{p.I}\t{(signals is null ? "" : $"{10000 * signals(p.I):0.###}\t10000\t")}{value(p.I):0.00000}\t0.9\t0\n")));
}
