using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Ingest.Tests;

/// <summary>A file that is not whole, and values and positions that are something else than they are taken for.</summary>
public class PlausibilityTests
{
    private static readonly string[] Whole = [.. Tables.Genome(2300)];

    [Fact]
    public void A_file_that_lost_its_end_between_two_chromosomes_is_warned_of()
    {
        var reason = Assert.Single(Warned(Whole.TakeWhile(r => !r.StartsWith("8\t", StringComparison.Ordinal))));
        Assert.StartsWith("No probe lies on chromosomes 8–22 and X: the file has lost rows", reason);
    }

    [Fact]
    public void One_that_lost_it_within_the_last_chromosome_is_warned_of()
    {
        var reason = Assert.Single(Warned(Whole[..^50]));
        Assert.StartsWith("Chromosome X has no probe behind 76.9 of 155.3 Mb, where its own density lets about 51 be expected", reason);
    }

    [Theory]
    [InlineData("1", "No probe lies on chromosomes 2–22 and X:")]
    [InlineData("17 X", "No probe lies on chromosomes 1–16, 18–22:")]
    public void A_part_of_the_genome_stays_callable_with_the_word(string kept, string reason)
    {
        var chromosomes = kept.Split(' ');
        Assert.StartsWith(reason, Assert.Single(Warned(Whole.Where(r => chromosomes.Contains(r[..r.IndexOf('\t', StringComparison.Ordinal)])))));
    }

    [Fact]
    public void Limits_of_the_plan_fail_it()
    {
        var half = Tables.Of(Tables.Header, Whole.Take(1200));
        Assert.Equal(QualityVerdict.Fail, Ingesting.Of(half, Ingesting.Hg19, new IngestOptions { EmptyChromosomesFail = 3 }).Document.Quality.Verdict);
        Assert.Equal(QualityVerdict.Pass, Ingesting.Of(half, Ingesting.Hg19, new IngestOptions { EmptyChromosomesWarn = 22 }).Document.Quality.Verdict);
    }

    [Theory]
    [InlineData(2300, null)]
    [InlineData(2310, null)]
    [InlineData(5000, "The header announces 5,000 rows (Num SNPs), the file holds 2,300: it has lost rows or was thinned.")]
    [InlineData(1150, "The header announces 1,150 rows (Num SNPs), the file holds 2,300: it holds rows of more than one array, or rows twice.")]
    public void Rows_are_held_against_the_header(int announced, string? reason)
    {
        var report = $"[Header]\nNum SNPs\t{announced}\nNum Samples\t7599\n[Data]\n"
            + Tables.Of("SNP Name\tSample ID\tChr\tPosition\tLog R Ratio", Whole.Select((r, i) => $"rs{i}\tS1\t{r}"));
        Assert.Equal(reason, Ingesting.Of(report, Ingesting.Hg19).Document.Quality.Reasons.SingleOrDefault());
    }

    [Fact]
    public void Rows_are_those_of_the_sample_that_is_read()
    {
        string[] Rows(string sample, int count) => [.. Whole.Take(count).Select((r, i) => $"rs{i}\t{sample}\t{r}")];
        var report = "[Header]\nNum SNPs\t2300\n[Data]\n" + Tables.Of("SNP Name\tSample ID\tChr\tPosition\tLog R Ratio",
            [.. Rows("S1", 2300), .. Rows("S2", 2200)]);
        Assert.Empty(Ingesting.Of(report, Ingesting.Hg19 with { FileSample = "S1" }).Document.Quality.Reasons);
        Assert.Contains(
            Ingesting.Of(report, Ingesting.Hg19 with { FileSample = "S2" }).Document.Quality.Reasons,
            r => r.StartsWith("The header announces 2,300 rows (Num SNPs), the file holds 2,200", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(6, 1, -9, QualityVerdict.Warn, "The value -9 stands 6 times (0.2609% of the values): no array repeats a measurement")]
    [InlineData(329, 7, -9, QualityVerdict.Warn, "The value -9 stands 329 times (14.3043% of the values)")]
    [InlineData(329, 7, 0, QualityVerdict.Warn, "The value 0 stands 329 times (14.3043% of the values)")]
    [InlineData(700, 3, -20, QualityVerdict.Fail, "The value -20 stands 700 times (30.4348% of the values)")]
    public void A_value_that_repeats_is_told_with_how_often(int count, int every, double value, QualityVerdict verdict, string reason)
    {
        var rows = Whole.Select((r, i) => i % every == 0 && i / every < count ? WithValue(r, value) : r);
        var quality = Of(rows).Document.Quality;
        Assert.Equal(verdict, quality.Verdict);
        Assert.StartsWith(reason, quality.Reasons.Single(r => r.StartsWith("The value", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("0.0")]
    [InlineData("0.00")]
    public void Rounded_values_and_real_deletions_do_not_count_as_repeated(string digits)
    {
        // 40 probes of a homozygous deletion at -3 ± 0.1 among values of few digits.
        var random = new Random(3);
        var rows = Whole.Select((r, i) => WithValue(
            r, double.Parse((ValueOf(r) + (i is > 500 and <= 540 ? -3 + (0.1 * random.NextDouble()) : 0)).ToString(digits, CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture)));
        Assert.DoesNotContain(Of(rows).Document.Quality.Reasons, r => r.StartsWith("The value", StringComparison.Ordinal));
    }

    [Fact]
    public void Single_values_beyond_any_measurement_are_counted()
    {
        var rows = Whole.Select((r, i) => i is 100 or 900 ? WithValue(r, 25 + (i / 1000.0)) : r);
        Assert.StartsWith("2 values lie more than 10 from the median, the farthest 25.9: more than an array measures", Assert.Single(Warned(rows)));
    }

    [Theory]
    [InlineData(-12, QualityVerdict.Fail, " lies beyond the limit 3.00: the values are no log2 ratios of sample and reference")]
    [InlineData(6.9, QualityVerdict.Fail, " lies beyond the limit 3.00: the values are no log2 ratios of sample and reference")]
    [InlineData(-1.4, QualityVerdict.Warn, " lies beyond the limit 1.00: the values were not normalised, or are on another scale.")]
    [InlineData(-0.6, QualityVerdict.Pass, null)]
    public void The_centre_has_a_limit(double level, QualityVerdict verdict, string? reason)
    {
        var text = Tables.Of(Tables.Header, Tables.Genome(level: level));
        var quality = Ingesting.Of(text, Ingesting.Hg19 with { ScaleDeclared = true }).Document.Quality;
        Assert.Equal(verdict, quality.Verdict);
        Assert.Equal(reason is not null, quality.Reasons.SingleOrDefault()?.Contains(reason!, StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData(1_000, "kilobases")]
    [InlineData(1_000_000, "megabases")]
    [InlineData(0, "running numbers")]
    public void Positions_in_another_unit_are_refused(int unit, string guess)
    {
        var rows = Whole.Select((r, i) => r.Split('\t'))
            .Select((c, i) => $"{c[0]}\t{(unit == 0 ? i + 1 : 1 + (int.Parse(c[1], CultureInfo.InvariantCulture) / unit))}\t{c[2]}");
        foreach (var build in new[] { "hg19", "hg16" })
        {
            var problem = Ingesting.Refused(Tables.Of(Tables.Header, rows), new ArrayFacts { Build = build });
            Assert.Equal("positions-not-base-pairs", problem.Code);
            Assert.Contains(guess, problem.What);
        }
    }

    [Fact]
    public void All_probes_at_one_position_are_refused()
    {
        var rows = Whole.Select(r => r.Split('\t')).Select(c => $"{c[0]}\t1000000\t{c[2]}");
        var problem = Ingesting.Refused(Tables.Of(Tables.Header, rows), Ingesting.Hg19);
        Assert.Equal("probes-at-one-position", problem.Code);
        Assert.StartsWith("The 2,300 probes stand at 23 places", problem.What);
    }

    [Fact]
    public void Two_probes_at_every_place_are_doubted()
    {
        var rows = Whole.SelectMany(r => new[] { r, r, WithValue(r, ValueOf(r) + 0.01) });
        Assert.Contains(Warned(rows), r => r.StartsWith("67% of the probes stand at the place of another one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chromosome\tstart\tend\tgene\tdepth\tlog2")]
    [InlineData("chromosome\tstart\tend\tgene\tlog2\tdepth\tgc\trmask\tspread")]
    public void Coverage_is_refused(string header)
    {
        var problem = Ingesting.Refused(Tables.Of(header, "1\t1000\t1200\tG\t96.1\t6.5"), Ingesting.Hg19);
        Assert.Equal("unrecognised-format", problem.Code);
        Assert.Contains(".cnn", problem.What);
        Assert.Contains(".cnr", problem.Remedy);
    }

    private static IReadOnlyList<string> Warned(IEnumerable<string> rows)
    {
        var quality = Of(rows).Document.Quality;
        Assert.Equal(QualityVerdict.Warn, quality.Verdict);
        return quality.Reasons;
    }

    private static IngestResult Of(IEnumerable<string> rows) => Ingesting.Of(Tables.Of(Tables.Header, rows), Ingesting.Hg19);

    private static double ValueOf(string row) => double.Parse(row.AsSpan(row.LastIndexOf('\t') + 1), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string WithValue(string row, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.AsSpan(0, row.LastIndexOf('\t'))}\t{value:0.#####}");
}
