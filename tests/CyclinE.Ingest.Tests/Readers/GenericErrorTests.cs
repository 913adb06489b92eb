using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Tests.Readers;

public class GenericErrorTests
{
    private static readonly string Plain = Tables.Of(Tables.Header, Tables.Noise());

    [Theory]
    [InlineData("1\t500\tabc", "not-a-number", ", column 3 (log2)", "'abc' is not a number: expected one such as -0.25.")]
    [InlineData("1\t500\t#DIV/0!", "not-a-number", ", column 3 (log2)", "'#DIV/0!' is not a number: expected one such as -0.25.")]
    [InlineData("1\t500\t0,25", "decimal-comma", ", column 3 (log2)", "'0,25' has a decimal comma: expected a decimal point.")]
    [InlineData("1\t500\t-9999", "impossible-value", ", column 3 (log2)", "The value '-9999' cannot be on the scale log2 (expected -32 to 32).")]
    [InlineData("1\tabc\t0.1", "not-a-number", ", column 2 (position)", "'abc' is not a number: expected one such as -0.25.")]
    [InlineData("1\t500.5\t0.1", "not-a-position", ", column 2 (position)", "The position '500.5' is not a whole number of base pairs.")]
    [InlineData("1\t-500\t0.1", "not-a-position", ", column 2 (position)", "The position '-500' is negative.")]
    [InlineData("1p36\t500\t0.1", "not-a-chromosome", ", column 1 (chromosome)", "'1p36' is not a human chromosome")]
    [InlineData("27\t500\t0.1", "not-a-chromosome", ", column 1 (chromosome)", "'27' is not a human chromosome")]
    [InlineData("25\t500\t0.1", "ambiguous-chromosome", ", column 1 (chromosome)", "Chromosome code '25' means different chromosomes")]
    [InlineData("1\t500", "field-count", "", "The row has 2 cells, the header 3.")]
    [InlineData("1\t500\t0.1\t0.2", "field-count", "", "The row has 4 cells, the header 3.")]
    [InlineData("1,500,0.1", "wrong-delimiter", "", "The row has 1 cell, the header 3: it is separated by commas, the header by tabs.")]
    [InlineData("1 500 0.1", "wrong-delimiter", "", "The row has 1 cell, the header 3: it is separated by spaces, the header by tabs.")]
    public void A_bad_row_is_named_with_its_place(string row, string code, string column, string what)
    {
        var problem = Ingesting.Refused(Tables.With(12, row), Ingesting.Hg19);
        Assert.Equal((code, "array.txt, line 12" + column), (problem.Code, problem.Where));
        Assert.StartsWith(what, problem.What);
    }

    [Fact]
    public void Decimal_commas_between_commas_are_suspected()
    {
        var problem = Ingesting.Refused("chromosome,position,log2\n1,1000,0,25\n", Ingesting.Hg19);
        Assert.Equal(("field-count", "array.txt, line 2"), (problem.Code, problem.Where));
        Assert.Contains("decimal commas", problem.Remedy);
    }

    [Fact]
    public void A_quotation_mark_without_a_partner_is_suspected()
    {
        var problem = Ingesting.Refused(Tables.With(12, "1\t\"500\t0.1"), Ingesting.Hg19);
        Assert.Equal("field-count", problem.Code);
        Assert.StartsWith("A quotation mark", problem.Remedy);
    }

    [Fact]
    public void Cut_in_the_middle_of_a_row()
    {
        var problem = Ingesting.Refused(Plain + "1\t99", Ingesting.Hg19);
        Assert.Equal(("truncated-file", "array.txt, line 202"), (problem.Code, problem.Where));
    }

    [Fact]
    public void Cut_after_the_header() => Assert.Equal("truncated-file", Ingesting.Refused(Tables.Header + "\n", Ingesting.Hg19).Code);

    [Theory]
    [InlineData("chromosome\tposition", "The table has no column for log2; its columns are chromosome, position.", "log2ratio")]
    [InlineData("log2\tkb\tchrom", "The table has no column for position; its columns are log2, kb, chrom.", "Column 'kb' names another unit")]
    [InlineData("probe,log2", "The table has no column for chromosome and position; its columns are probe, log2.", "chrom")]
    public void Missing_columns(string header, string what, string remedy)
    {
        var problem = Ingesting.Refused(header + "\n1\t2\t3\n", Ingesting.Hg19);
        Assert.Equal(("missing-column", "array.txt, line 1", what), (problem.Code, problem.Where, problem.What));
        Assert.Contains(remedy, problem.Remedy);
    }

    [Theory]
    [InlineData("chromosome\tposition\tlog2\tLog2", "column 4 (Log2)", "The columns 3 ('log2') and 4 ('Log2') both name the log2.")]
    [InlineData("chromosome\tposition\tlog2\tlog2 ratio", "column 4 (log2 ratio)", "The columns 3 ('log2') and 4 ('log2 ratio') both name the log2.")]
    [InlineData("chrom\tpos\tpos\tlog2", "column 3 (pos)", "The columns 2 ('pos') and 3 ('pos') both name the position.")]
    public void Duplicated_columns(string header, string column, string what)
    {
        var problem = Ingesting.Refused(header + "\n", Ingesting.Hg19);
        Assert.Equal(("duplicate-column", "array.txt, line 1, " + column, what), (problem.Code, problem.Where, problem.What));
    }

    [Theory]
    [InlineData("chromosome position log2", "' '")]
    [InlineData("chromosome|position|log2", "'|'")]
    public void A_header_with_another_delimiter(string header, string delimiter)
    {
        var problem = Ingesting.Refused(header + "\n1 2 3\n", Ingesting.Hg19);
        Assert.Equal(("wrong-delimiter", "array.txt, line 1"), (problem.Code, problem.Where));
        Assert.Contains(delimiter, problem.What);
    }

    [Fact]
    public void Nobody_says_the_build()
    {
        var problem = Ingesting.Refused(Plain);
        Assert.Equal(("build-unknown", "array.txt"), (problem.Code, problem.Where));
        Assert.Contains("#build=hg19", problem.Remedy);
    }

    [Fact]
    public void The_sheet_contradicts_the_file()
    {
        var problem = Ingesting.Refused("# a line\n#build=hg18\n" + Plain, Ingesting.Hg19);
        Assert.Equal(("wrong-build", "array.txt, line 2"), (problem.Code, problem.Where));
        Assert.Equal("The file says build hg18 ('hg18'), the sheet says hg19.", problem.What);
    }

    [Fact]
    public void The_file_contradicts_itself()
    {
        var problem = Ingesting.Refused("#build=hg18\n#build=hg19\n" + Plain);
        Assert.Equal(("wrong-build", "array.txt, line 2"), (problem.Code, problem.Where));
    }

    [Fact]
    public void Positions_of_another_build()
    {
        var problem = Ingesting.Refused(Tables.With(12, "19\t63000000\t0.1"), Ingesting.Hg19);
        Assert.Equal(("wrong-build", "array.txt, line 12, column 2 (position)"), (problem.Code, problem.Where));
        Assert.StartsWith("Every position fits hg18:", problem.Remedy);
    }

    [Fact]
    public void Affymetrix_codes_for_X_are_suspected()
    {
        var problem = Ingesting.Refused(Tables.With(12, "24\t150000000\t0.1"), Ingesting.Hg19);
        Assert.Equal("wrong-build", problem.Code);
        Assert.Contains("chromosome Y of hg19", problem.What);
        Assert.Contains("Affymetrix writes X as 24", problem.What);
        Assert.StartsWith("No build this program knows", problem.Remedy);
    }

    [Fact]
    public void A_position_little_beyond_the_end_passes()
    {
        var text = Tables.With(12, "19\t59200000\t0.1");
        Assert.Contains(59_200_000, Ingesting.Of(text, Ingesting.Hg19).Profile.Probes.Positions);
    }

    [Theory]
    [InlineData(1.0, "look like ratios")]
    [InlineData(2.0, "look like copies")]
    [InlineData(5.0, "lie on both sides of 0")]
    public void Log2_ratios_that_are_none(double level, string guess)
    {
        var problem = Ingesting.Refused(Tables.Of(Tables.Header, Tables.Noise(100, 0.1, level)), Ingesting.Hg19);
        Assert.Equal(("scale-unlikely", "array.txt"), (problem.Code, problem.Where));
        Assert.Contains(guess, problem.What);

        // Someone who says so is believed.
        Ingesting.Of(Tables.Of(Tables.Header, Tables.Noise(100, 0.1, level)), Ingesting.Hg19 with { ScaleDeclared = true });
    }

    [Theory]
    [InlineData(ValueScale.Ratio, "-0.1", "0 or more")]
    [InlineData(ValueScale.Copies, "-0.1", "0 or more")]
    [InlineData(ValueScale.CopiesMinus2, "-2.1", "-2 or more")]
    [InlineData(ValueScale.Log10, "12", "-9.6 to 9.6")]
    [InlineData(ValueScale.Ln, "-40", "-22.2 to 22.2")]
    public void Values_that_the_scale_cannot_hold(ValueScale scale, string cell, string expected)
    {
        var text = Tables.Of(Tables.Header, "1\t1000\t0.5", $"1\t2000\t{cell}");
        var problem = Ingesting.Refused(text, Ingesting.Hg19 with { Scale = scale, ScaleDeclared = true });
        Assert.Equal(("impossible-value", "array.txt, line 3, column 3 (log2)"), (problem.Code, problem.Where));
        Assert.Contains($"expected {expected}", problem.What);
    }

    [Fact]
    public void A_value_column_that_does_not_say_its_scale()
    {
        var text = Plain.Replace("log2", "LogRatio", StringComparison.Ordinal);
        var problem = Ingesting.Refused(text, Ingesting.Hg19);
        Assert.Equal(("scale-unknown", "array.txt, line 1, column 3 (LogRatio)"), (problem.Code, problem.Where));
        Ingesting.Of(text, Ingesting.Hg19 with { ScaleDeclared = true });
    }

    [Fact]
    public void No_value_at_all()
    {
        var problem = Ingesting.Refused(Tables.Of(Tables.Header, Enumerable.Range(1, 99).Select(i => $"1\t{i}\tNA")), Ingesting.Hg19);
        Assert.Equal(("no-finite-values", "array.txt", "None of the 99 probes has a value."), (problem.Code, problem.Where, problem.What));
    }

    [Fact]
    public void Too_few_values_to_judge() =>
        Assert.Equal("too-few-values", Ingesting.Refused(Tables.Of(Tables.Header, Tables.Noise(9)), Ingesting.Hg19).Code);

    [Fact]
    public void No_probe_on_a_chromosome() =>
        Assert.Equal("no-placed-probes", Ingesting.Refused(Tables.Of(Tables.Header, Tables.Noise().Select(r => "chrUn_1" + r[1..])), Ingesting.Hg19).Code);
}
