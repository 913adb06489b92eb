using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Normalisation;

namespace CyclinE.Ingest.Tests.Normalisation;

/// <summary>The correction of waves from the sheet's table of probes.</summary>
public class WaveTests
{
    private const int Probes = 12_000;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_planted_wave_goes_and_an_event_stays(bool named, bool percent)
    {
        var result = Ingest(named, percent);
        var plain = Ingest(named, percent, new IngestOptions { WaveCorrection = WaveMethod.Off });
        Assert.InRange(plain.Document.Quality.Waviness!.Value, 0.05, 1);
        Assert.InRange(result.Document.Quality.Waviness!.Value, 0, 0.02);
        var gained = result.Profile.Log2.AsSpan(3000, 600).ToArray().Average();
        Assert.Equal(0.7, gained - result.Document.Scalars.Centre, 0.05);
        Assert.Equal(plain.Profile.Log2.Average(), result.Profile.Log2.Average(), 0.01);
        Assert.Contains("waviness 0.", result.Effect("wave"));
        Assert.DoesNotContain(plain.Document.Normalisation, s => s.Name == "wave");
    }

    [Fact]
    public void Without_a_column_for_GC_nothing_is_done_and_a_table_of_other_probes_is_said()
    {
        var array = Array(named: true);
        var none = Ingesting.Of(array, Ingesting.Hg19 with { Annotation = Stream("name\tchromosome\tposition\np1\t1\t5\n") });
        Assert.DoesNotContain(none.Document.Normalisation, s => s.Name == "wave");
        var other = Ingesting.Of(array, Ingesting.Hg19 with { Annotation = Stream("name\tgc\nq1\t0.5\np7\t0.4\n") });
        Assert.Equal($"known of 1 of {Probes} probes; nothing changed", other.Effect("wave"));
        Assert.Equal(none.Profile.Log2, other.Profile.Log2);
    }

    [Fact]
    public void A_dependence_on_fragment_length_goes()
    {
        var table = new StringBuilder("name\tlength\n");
        for (var i = 0; i < Probes; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"p{i}\t{Length(i)}\n");
        }

        var rows = Tables.NoiseValues(Probes, 0.05, 0, 4).Select((v, i) => Row(i, v + (0.2 * (Math.Log2(Length(i)) - 9)), named: true));
        var result = Ingesting.Of(Tables.Of("name\t" + Tables.Header, rows), Ingesting.Hg19 with { Annotation = Stream(table.ToString()) });
        Assert.Contains("slope 0.2", result.Effect("fragment-length"));
        Assert.True(result.Document.Quality.Dlrs < 0.06);
    }

    [Theory]
    [InlineData("name\tgc\np1\tabc\n", "not-a-number")]
    [InlineData("name\tgc\np1\t101\n", "bad-gc")]
    [InlineData("name\tgc\np1\t-0.1\n", "bad-gc")]
    public void A_wrong_cell_of_the_table_is_named(string table, string code)
    {
        var problem = Assert.Throws<InvalidInputException>(() => Ingesting.Of(Array(named: true), Ingesting.Hg19 with { Annotation = Stream(table) })).Problem;
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("probes line 2", problem.Where.Replace(",", string.Empty, StringComparison.Ordinal));
    }

    private static IngestResult Ingest(bool named, bool percent, IngestOptions? options = null)
    {
        var table = new StringBuilder(named ? "Name\tGC\n" : "chr,pos,gc\n");
        for (var i = 0; i < Probes; i++)
        {
            var gc = (Gc(i) * (percent ? 100 : 1)).ToString("0.####", CultureInfo.InvariantCulture);
            table.Append(CultureInfo.InvariantCulture, $"{(named ? $"p{i}\t" : $"{1 + (i / 4000)},{((i % 4000) + 1) * 45_000},")}{gc}\n");
        }

        return Ingesting.Of(Array(named), Ingesting.Hg19 with { Annotation = Stream(table.ToString()) }, options);
    }

    private static string Array(bool named) => Tables.Of(
        named ? "name\t" + Tables.Header : Tables.Header,
        Tables.NoiseValues(Probes, 0.1, 0.1, 11)
            .Select((v, i) => Row(i, v + (1.5 * (Gc(i) - 0.45)) + (6 * Math.Pow(Gc(i) - 0.45, 2)) + (i is >= 3000 and < 3600 ? 0.7 : 0), named)));

    private static string Row(int i, double value, bool named) =>
        string.Create(CultureInfo.InvariantCulture, $"{(named ? $"p{i}\t" : string.Empty)}{1 + (i / 4000)}\t{((i % 4000) + 1) * 45_000}\t{value:0.0000}");

    private static double Gc(int i) => 0.45 + (0.1 * Math.Sin(i / 97.0) * Math.Cos(i / 411.0));

    private static int Length(int i) => 200 + (i * 61 % 1500);

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
