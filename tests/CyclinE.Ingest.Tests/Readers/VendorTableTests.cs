using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Ingest.Tests.Readers;

public class VendorTableTests
{
    private static readonly float[] Values =
        [.. Enumerable.Range(0, VendorTables.Probes).Select(i => float.Parse(VendorTables.Value(i), CultureInfo.InvariantCulture))];

    public static TheoryData<string, string> Formats => new()
    {
        { "affymetrix-cnchp-text", VendorTables.Cnchp() },
        { "affymetrix-cnchp-text", VendorTables.Cnchp("24") },
        { "penncnv-signal", VendorTables.Signal("NA06985") },
        { "nimblegen", VendorTables.Nimblegen() },
        { "nimblegen", VendorTables.NimblegenGff() },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_probe_has_its_place_and_value(string format, string text)
    {
        var result = Ingesting.Of(text, Ingesting.Hg19);
        Assert.Equal((format, "hg19"), (result.Document.Format, result.Document.Build));
        AssertPlaces(result.Profile);
        Assert.Equal(Values, result.Profile.Log2);
    }

    [Fact]
    public void An_array_of_one_sample_has_no_dye_to_swap()
    {
        var swapped = Ingesting.Hg19 with { Polarity = -1 };
        foreach (var text in new[] { VendorTables.Cnchp(), VendorTables.Signal("NA06985"), VendorTables.FinalReport('\t', "S1") })
        {
            Assert.Equal("polarity-contradiction", Ingesting.Refused(text, swapped).Code);
        }
    }

    [Fact]
    public void Cnvkit_starts_count_from_0_and_depth_0_is_missing()
    {
        var result = Ingesting.Of(VendorTables.Cnr(), Ingesting.Hg19);
        AssertPlaces(result.Profile);
        Assert.Equal(float.NaN, result.Profile.Log2[2]);
        Assert.Equal(Values[3..], result.Profile.Log2[3..]);
        Assert.Equal("1 rows have no value", result.Effect("marked-rows"));
    }

    [Theory]
    [InlineData('\t')]
    [InlineData(',')]
    public void A_Final_Report_of_one_sample(char delimiter)
    {
        var result = Ingesting.Of(VendorTables.FinalReport(delimiter, "S1"), Ingesting.Hg19);
        AssertPlaces(result.Profile);
        Assert.Equal(("illumina-final-report", "HumanOmni.bpm"), (result.Document.Format, result.Document.Platform));
        Assert.Equal([Values[4], float.NaN, Values[6]], result.Profile.Log2[4..7]);
        Assert.Equal([0.05f, float.NaN, 0.05f], result.Profile.Baf![6..9]);
    }

    [Fact]
    public void Of_many_samples_the_sheet_names_one()
    {
        var text = VendorTables.FinalReport('\t', "S1", "S2", "S3");
        Assert.Equal(Values[1], Ingesting.Of(text, Ingesting.Hg19 with { FileSample = "S2" }).Profile.Log2[0]);
        Assert.Equal(Values[1], Ingesting.Of(VendorTables.Signal("A", "B"), Ingesting.Hg19 with { FileSample = "B" }).Profile.Log2[0]);
        Assert.Equal(Values[1], Ingesting.Of(VendorTables.Soft(), Ingesting.Hg19 with { FileSample = "GSM2" }).Profile.Log2[0]);
        Assert.Equal(Values[1], Ingesting.Of(VendorTables.Soft(), Ingesting.Hg19 with { FileSample = "line 2" }).Profile.Log2[0]);
        Assert.Equal(Values[1], Matrix("second").Profile.Log2[0]);
        Assert.Equal(Values[0], Matrix("GSM1").Profile.Log2[0]);
    }

    [Theory]
    [InlineData("S1, S2, S3", "report")]
    [InlineData("A, B", "signal")]
    [InlineData("GSM1, GSM2", "soft")]
    [InlineData("GSM1, GSM2", "matrix")]
    public void Many_samples_without_a_choice_are_listed(string names, string kind)
    {
        var text = kind switch
        {
            "report" => VendorTables.FinalReport(',', "S1", "S2", "S3"),
            "signal" => VendorTables.Signal("A", "B"),
            "soft" => VendorTables.Soft(),
            _ => VendorTables.SeriesMatrix(),
        };
        var problem = Ingesting.Refused(text, Ingesting.Hg19 with { Probes = Positions(), ScaleDeclared = true });
        Assert.Equal("several-samples", problem.Code);
        Assert.Contains(names, problem.What);
        Assert.Contains("file_sample", problem.Remedy);
        problem = Ingesting.Refused(text, Ingesting.Hg19 with { Probes = Positions(), ScaleDeclared = true, FileSample = "S9" });
        Assert.Equal("unknown-sample", problem.Code);
        Assert.Contains(names, problem.What);
    }

    [Fact]
    public void Soft_takes_positions_from_its_platform_and_the_scale_from_its_description()
    {
        var result = Ingesting.Of(VendorTables.Soft(), Ingesting.Hg19 with { FileSample = "GSM1" });
        AssertPlaces(result.Profile);
        Assert.Equal(float.NaN, result.Profile.Log2[4]);
        Assert.Equal("GPL1", result.Document.Platform);
        Assert.Equal("needs-probe-map", Ingesting.Refused(VendorTables.Soft(platform: false), Ingesting.Hg19 with { FileSample = "GSM1" }).Code);
    }

    [Fact]
    public void A_series_matrix_needs_its_scale_and_its_end()
    {
        AssertPlaces(Matrix("GSM1").Profile);
        Assert.Equal("scale-unknown", Ingesting.Refused(VendorTables.SeriesMatrix(), Ingesting.Hg19 with { Probes = Positions(), FileSample = "GSM1" }).Code);
        var cut = Ingesting.Refused(VendorTables.SeriesMatrix(ended: false),
            Ingesting.Hg19 with { Probes = Positions(), FileSample = "GSM1", ScaleDeclared = true });
        Assert.Equal("truncated-file", cut.Code);
    }

    [Fact]
    public void Genepix_spots_are_log2_of_red_over_green_without_the_bad_ones()
    {
        var result = Ingesting.Of(VendorTables.Genepix(), Ingesting.Hg19 with { Probes = Positions() });
        AssertPlaces(result.Profile);
        Assert.Equal((2f, float.NaN, float.NaN), (result.Profile.Log2[8], result.Profile.Log2[3], result.Profile.Log2[6]));
        Assert.Equal("GenePix 4000B", result.Document.Vendor!["Scanner"]);
        Assert.Equal(-2f, Ingesting.Of(VendorTables.Genepix(), Ingesting.Hg19 with { Probes = Positions(), Polarity = -1 }).Profile.Log2[8]);
    }

    [Theory]
    [InlineData(635, 532)]
    [InlineData(633, 543)]
    [InlineData(650, 550)]
    public void Genepix_of_all_its_columns_and_any_two_wavelengths(int red, int green)
    {
        var result = Ingesting.Of(Encoding.Latin1.GetBytes(VendorTables.GenepixOfAllColumns(red, green)), Ingesting.Hg19 with { Probes = Positions() });
        AssertPlaces(result.Profile);
        Assert.Equal([1f, 0f, 1f, 0f], result.Profile.Log2[..4]);
        Assert.StartsWith($"log2('F{red} Median - B{red}' / 'F{green} Median - B{green}')",
            result.Document.Normalisation.Single(s => s.Name == "log-ratio").Parameters);
    }

    [Fact]
    public void Without_the_signals_Genepix_log_ratios_are_read_and_Error_is_missing()
    {
        var result = Ingesting.Of(Encoding.Latin1.GetBytes(VendorTables.GenepixOfAllColumns(signals: false)), Ingesting.Hg19 with { Probes = Positions() });
        Assert.Equal([0.5f, -0.5f, 0.5f, float.NaN, 0.5f], result.Profile.Log2[..5]);
    }

    [Fact]
    public void GenomeStudios_SNP_map_gives_the_positions_of_a_report_without()
    {
        var report = VendorTables.FinalReport(',', "S1").Replace(",Chr,Position,", ",C,P,", StringComparison.Ordinal);
        var map = "Index\tName\tChromosome\tPosition\tGenTrain Score\tSNP\tILMN Strand\tCustomer Strand\tNormID\n"
            + string.Concat(VendorTables.Places()
                .Select(p => $"{p.I}\t{(p.I == 7 ? "cnvi0007" : $"rs{p.I}")}\t{p.Chromosome}\t{p.Position}\t0.8\t[A/G]\tTOP\tBOT\t0\n"));
        AssertPlaces(Ingesting.Of(report, Ingesting.Hg19 with { Probes = new MemoryStream(Encoding.UTF8.GetBytes(map)) }).Profile);
    }

    [Fact]
    public void Illuminas_XY_is_placed_on_X() =>
        Assert.Equal("X", Ingesting.Of(VendorTables.FinalReport('\t', "S1"), Ingesting.Hg19).Profile.Probes.ChromosomeOf(59).ToString());

    [Fact]
    public void Chromosome_23_in_an_Affymetrix_table_is_not_guessed()
    {
        var problem = Ingesting.Refused(VendorTables.Cnchp("23"), Ingesting.Hg19);
        Assert.Equal("ambiguous-chromosome", problem.Code);
        Assert.Contains("Affymetrix' 24 is X", problem.What);
        Assert.Contains("column 2 (Chromosome)", problem.Where);
    }

    [Fact]
    public void Rows_as_R_writes_them_with_names_of_rows()
    {
        var rows = VendorTables.Places().Select(p => $"\"{p.I + 1}\"\t\"P {p.I}\"\t\"{p.Chromosome}\"\t{p.Position}\t{VendorTables.Value(p.I)}");
        var result = Ingesting.Of(Tables.Of("\"ProbeSetName\"\t\"Chromosome\"\t\"Position\"\t\"Log2Ratio\"", rows), Ingesting.Hg19);
        AssertPlaces(result.Profile);
        Assert.Equal("P 0", result.Profile.Probes.Names![0]);
    }

    [Fact]
    public void Decimal_commas_between_semicolons_are_read()
    {
        var rows = VendorTables.Places().Select(p => $"{p.Chromosome};{p.Position};{VendorTables.Value(p.I).Replace('.', ',')}").ToList();
        var result = Ingesting.Of(Tables.Of("chromosome;position;log2", rows), Ingesting.Hg19);
        Assert.Equal(Values, result.Profile.Log2);
        Assert.EndsWith("numbers have one", result.Effect("decimal-comma"));
        var problem = Ingesting.Refused(Tables.Of("chromosome;position;log2", rows.Append("1;5;0.5")), Ingesting.Hg19);
        Assert.Equal("decimal-comma", problem.Code);
    }

    [Fact]
    public void Names_in_a_code_page_and_dates_are_flagged()
    {
        var rows = VendorTables.Places()
            .Select(p => $"{p.Chromosome}\t{p.Position}\t{VendorTables.Value(p.I)}\t{(p.I == 3 ? "Bär" : p.I is 4 or 5 ? $"{p.I}-Sep" : $"g{p.I}")}");
        var result = Ingesting.Of(Encoding.Latin1.GetBytes(Tables.Of("chromosome\tposition\tlog2\tname", rows)), Ingesting.Hg19);
        Assert.Equal("Bär", result.Profile.Probes.Names![3]);
        Assert.Equal("1 probes, such as 'Bär' in line 5", result.Effect("code-page"));
        Assert.StartsWith("2 probes, such as '4-Sep' in line 6", result.Effect("date-names"));
    }

    [Fact]
    public void A_pair_file_has_one_channel()
    {
        var problem = Ingesting.Refused(
            "# software=NimbleScan\tversion=2.4\nIMAGE_ID\tGENE_EXPR_OPTION\tSEQ_ID\tPROBE_ID\tPOSITION\tX\tY\tMATCH_INDEX\tSEQ_URL\tPM\tMM\n", Ingesting.Hg19);
        Assert.Equal("one-channel", problem.Code);
    }

    [Theory]
    [InlineData("Log2Ratio", "missing-column", "lacks the column Log2Ratio")]
    [InlineData("Position", "missing-column", "lacks the column Position")]
    public void A_table_without_a_needed_column(string column, string code, string what)
    {
        var problem = Ingesting.Refused(VendorTables.Cnchp().Replace("\t" + column, "\tOther", StringComparison.Ordinal), Ingesting.Hg19);
        Assert.Equal((code, "array.txt, line 4"), (problem.Code, problem.Where));
        Assert.Contains(what, problem.What);
    }

    [Fact]
    public void The_sheets_build_may_not_contradict_the_header()
    {
        var problem = Ingesting.Refused(VendorTables.Cnchp(), new ArrayFacts { Build = "hg18" });
        Assert.Equal(("wrong-build", "array.txt, line 2"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_scale_in_the_sheet_contradicts_a_format_that_has_one() =>
        Assert.Equal("scale-contradiction", Ingesting.Refused(VendorTables.Cnr(), Ingesting.Hg19 with { Scale = ValueScale.Ratio, ScaleDeclared = true }).Code);

    private static MemoryStream Positions() => new(Encoding.UTF8.GetBytes(VendorTables.Positions()));

    private static IngestResult Matrix(string sample) =>
        Ingesting.Of(VendorTables.SeriesMatrix(), Ingesting.Hg19 with { Probes = Positions(), FileSample = sample, ScaleDeclared = true });

    private static void AssertPlaces(Profile profile)
    {
        Assert.Equal(VendorTables.Places().Select(p => p.Position), profile.Probes.Positions);
        Assert.Equal(["1", "X"], profile.Probes.Chromosomes.Select(c => c.Chromosome.ToString()));
        Assert.Equal(50, profile.Probes.Chromosomes[0].Count);
    }
}
