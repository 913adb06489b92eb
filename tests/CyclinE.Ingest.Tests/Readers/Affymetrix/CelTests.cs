using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>One chip (Test3, Affymetrix Power Tools) in four layouts, against affxparser (goldens.R).</summary>
public class CelTests
{
    [Theory]
    [InlineData("test.v3.CEL", CelFormat.Text)]
    [InlineData("test.v4.CEL", CelFormat.Version4)]
    public void Intensities_sds_pixels_outliers_and_masks_equal_affxparser(string name, CelFormat format)
    {
        var file = Real(name);
        Assert.Equal((format, "Test3", "Percentile", 126, 126, 1), (file.Format, file.ChipType, file.Algorithm, file.Columns, file.Rows, file.Channels));
        AssertSums(file.Intensities, 15876, 17630760.68548584, 135917792365.49078);
        Assert.Equal([17047f, 744.3f, 935f], file.Intensities[..3]);
        Assert.Equal([1361.8f, 1922.5f, 17256.5f], file.Intensities[^3..]);
        AssertSums(file.StandardDeviations!, 15876, 15495912.996444702, 118621688954.92586);
        Assert.Equal([6549.5f, 6720f, 9835.9f], file.StandardDeviations![^3..]);
        AssertSums([.. file.Pixels!.Select(p => (float)p)], 15876, 16114172, 127922530915);
        AssertSums([.. file.Outliers.Select(c => (float)c)], 3917, 30259344, 80116064336);
        Assert.Equal([0, 5, 6], file.Outliers[..3]);
        Assert.Equal([0], file.Masked);
    }

    [Fact]
    public void The_transcriptome_layout_rounds_and_has_no_whole_pixel_counts()
    {
        var file = Real("test.bcel.CEL");
        Assert.Equal((CelFormat.Transcriptome, "Test3", "Percentile", 126, 126), (file.Format, file.ChipType, file.Algorithm, file.Columns, file.Rows));
        AssertSums(file.Intensities, 15876, 17630887, 135918891780);
        AssertSums(file.StandardDeviations!, 15876, 15496661, 118627771677);
        Assert.Null(file.Pixels);
        AssertSums([.. file.Outliers.Select(c => (float)c)], 3917, 30259344, 80116064336);
        Assert.Equal([0], file.Masked);
    }

    [Fact]
    public void The_compact_layout_has_intensities_and_masks_only()
    {
        var file = Real("test.ccel.CEL");
        Assert.Equal((CelFormat.Compact, "Test3", "Percentile", 126, 126), (file.Format, file.ChipType, file.Algorithm, file.Columns, file.Rows));
        AssertSums(file.Intensities, 15876, 17630887, 135918891780);
        Assert.Null(file.StandardDeviations);
        Assert.Null(file.Pixels);
        Assert.Empty(file.Outliers);
        Assert.Equal([0], file.Masked);
    }

    [Fact]
    public void Quality_equals_R()
    {
        var quality = Real("test.v4.CEL").Judge();
        Assert.Equal(562, quality.Background, 1e-9);
        Assert.Equal(731.22499084472656, quality.LowerQuartile, 1e-9);
        Assert.Equal(914, quality.Median, 1e-9);
        Assert.Equal(1208.8500366210938, quality.UpperQuartile, 1e-9);
        Assert.Equal(2827.9000244140625, quality.High, 1e-9);
        Assert.Equal(39763.30078125, quality.Maximum, 1e-9);
        Assert.Equal(0.56344820700165066, quality.MedianCoefficientOfVariation, 1e-12);
        Assert.Equal(3917 / 15876.0, quality.OutlierShare, 1e-12);
        Assert.Equal(1 / 15876.0, quality.MaskedShare, 1e-12);
        Assert.Equal(0, quality.SaturatedShare);
        Assert.True(double.IsNaN(Real("test.ccel.CEL").Judge().MedianCoefficientOfVariation));
    }

    [Fact]
    public void Chips_need_not_be_square()
    {
        var cells = CelFiles.Small(3, 2);
        foreach (var bytes in new[] { CelFiles.Version4(cells), CelFiles.Version4(cells, rowsFirst: true), CelFiles.Compact(cells),
            Encoding.Latin1.GetBytes(CelFiles.Text(cells)), CelFiles.CommandConsole(cells) })
        {
            var file = Read(bytes);
            Assert.Equal((3, 2), (file.Columns, file.Rows));
            Assert.Equal(cells.Intensities, file.Intensities);
            Assert.Equal([4], file.Masked);
        }
    }

    [Fact]
    public void A_Command_Console_file_holds_the_same_cells()
    {
        var real = Real("test.v4.CEL");
        var file = Read(CelFiles.CommandConsole(real));
        Assert.Equal((CelFormat.CommandConsole, "Test3", "Percentile", 126, 126, 1),
            (file.Format, file.ChipType, file.Algorithm, file.Columns, file.Rows, file.Channels));
        Assert.Equal(real.Intensities, file.Intensities);
        Assert.Equal(real.StandardDeviations!, file.StandardDeviations!);
        Assert.Equal(real.Pixels!, file.Pixels!);
        Assert.Equal(real.Outliers, file.Outliers);
        Assert.Equal(real.Masked, file.Masked);
    }

    [Theory]
    [InlineData("test.v3.CEL", 200_000, "section [INTENSITY]")]
    [InlineData("test.v3.CEL", 428_300, "section [OUTLIERS]")]
    [InlineData("test.v4.CEL", 100_000, "within the cells: expected at least 159,663 bytes")]
    [InlineData("test.v4.CEL", 159_667, "within the list of outliers")]
    [InlineData("test.bcel.CEL", 111_284, "chunk TAIL")]
    [InlineData("test.ccel.CEL", 32_657, "within the list of masked cells")]
    public void A_cut_file_says_where_it_ends(string name, int length, string what)
    {
        var problem = Assert.Throws<InvalidInputException>(() => Read(File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/" + name))[..length])).Problem;
        Assert.Equal("truncated-file", problem.Code);
        Assert.Contains(what, problem.What);
    }

    [Fact]
    public void Contradictions_are_refused()
    {
        var text = CelFiles.Text(CelFiles.Small(3, 2));
        Assert.Equal("corrupt-file", Refused(text.Replace("NumberCells=6", "NumberCells=7")).Code);
        Assert.Equal("corrupt-file", Refused(text.Replace("  1\t  0\t", "  2\t  0\t")).Code);
        Assert.Equal("impossible-value", Refused(text.Replace("  1\t  0\t", "  3\t  0\t")).Code);
        Assert.Equal("decimal-comma", Refused(text.Replace("\t1.0\t", "\t1,0\t")).Code);
        Assert.Equal("corrupt-file", Refused(text.Replace("Cols=3", "Cols=x")).Code);
        Assert.Equal("truncated-file", Refused(text[..text.IndexOf("[MASKS]", StringComparison.Ordinal)]).Code);
        var problem = Assert.Throws<InvalidInputException>(
            () => Read(CelFiles.Version4(CelFiles.Small(3, 2) with { Columns = 1 << 20, Rows = 1 << 20 }))).Problem;
        Assert.Contains("expected at least 1 of each and at most 67,108,864 cells", problem.What);
    }

    [Fact]
    public void Sound_files_are_no_profiles_and_say_what_is_needed()
    {
        var problem = Ingesting.Refused(File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/test.v4.CEL")));
        Assert.Equal("needs-probe-map", problem.Code);
        Assert.Contains("chip Test3 with intensities of 126 × 126 cells (median 914, background 562,", problem.What);
    }

    [Fact]
    public void A_CEL_where_a_CNCHP_was_meant_says_how_to_get_one()
    {
        var chip = CelFiles.Small(3, 2) with { ChipType = "GenomeWideSNP_6" };
        foreach (var bytes in new[] { CelFiles.Version4(chip), CelFiles.Compact(chip), CelFiles.CommandConsole(chip),
            Encoding.Latin1.GetBytes(CelFiles.Text(chip)), Ingesting.Gzip(CelFiles.CommandConsole(chip)) })
        {
            var problem = Ingesting.Refused(bytes);
            Assert.Equal("needs-reference", problem.Code);
            Assert.Contains("chip GenomeWideSNP_6 with intensities of 3 × 2 cells", problem.What);
            Assert.Contains("CNCHP or CYCHP", problem.Remedy);
        }
    }

    [Fact]
    public void Of_several_channels_the_first_is_read_and_all_are_counted()
    {
        var file = Read(CelFiles.CommandConsole(CelFiles.Small(3, 2), channels: 2));
        Assert.Equal(2, file.Channels);
        Assert.Equal(CelFiles.Small(3, 2).Intensities, file.Intensities);
    }

    private static CelFile Real(string name) => Read(File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/" + name)));

    private static CelFile Read(byte[] bytes) => CelFile.Read(new MemoryStream(bytes), "a.CEL", CancellationToken.None);

    private static InputProblem Refused(string text) => Assert.Throws<InvalidInputException>(() => Read(Encoding.Latin1.GetBytes(text))).Problem;

    private static void AssertSums(float[] values, int count, double sum, double ordered)
    {
        Assert.Equal(count, values.Length);
        Assert.Equal(sum, values.Sum(v => (double)v), Math.Abs(sum) * 1e-13);
        Assert.Equal(ordered, values.Select((v, i) => (i + 1) * (double)v).Sum(), Math.Abs(ordered) * 1e-13);
    }
}
