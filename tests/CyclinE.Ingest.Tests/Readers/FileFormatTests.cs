using System.Text;
using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Tests.Readers;

public class FileFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n")]
    public void Empty_files(string text)
    {
        Assert.Equal("empty-file", Ingesting.Refused(text).Code);
        Assert.Equal("empty-file", Ingesting.Refused(Ingesting.Gzip(text)).Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>Log in</body></html>", "a web page")]
    [InlineData("  <html lang='en'>", "a web page")]
    [InlineData("chrom\tloc.start\tloc.end\tnum.mark\tseg.mean\n", "segments")]
    [InlineData("chromosome\tstart\tend\tgene\tlog2\tdepth\tprobes\tweight\n", "CNVkit")]
    [InlineData("%PDF-1.7\n", "PDF")]
    public void Other_peoples_texts_are_named(string text, string name)
    {
        var problem = Ingesting.Refused(text, Ingesting.Hg19);
        Assert.Equal(("unrecognised-format", "array.txt"), (problem.Code, problem.Where));
        Assert.Contains(name, problem.What);
    }

    [Theory]
    [InlineData("504B0304 1400 0000 786C2F776F726B", "unrecognised-format", "an Excel workbook")]
    [InlineData("504B0304 1400 0000 612E747874", "truncated-file", "The zip data ends early")]
    [InlineData("425A6839314159265359", "truncated-file", "The bzip2 data ends early")]
    [InlineData("28B52FFD0458", "truncated-file", "The zstd data ends early")]
    [InlineData("FD377A585A0000", "unsupported-compression", "an xz file")]
    [InlineData("894844460D0A1A0A00", "unrecognised-format", "an HDF5 file")]
    [InlineData("D0CF11E0A1B11AE1", "unrecognised-format", "an old Excel workbook")]
    [InlineData("89504E470D0A1A0A0000000D", "unrecognised-format", "A binary file of no known kind (it begins with bytes 89504E470D0A1A0A)")]
    public void Binary_files_are_named(string hex, string code, string name)
    {
        var problem = Ingesting.Refused(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal((code, "array.txt"), (problem.Code, problem.Where));
        Assert.Contains(name, problem.What);
    }

    [Fact]
    public void Text_of_no_known_kind_is_quoted()
    {
        var problem = Ingesting.Refused("Dear colleague,\nplease find attached\n");
        Assert.Equal(("unrecognised-format", "array.txt, line 1"), (problem.Code, problem.Where));
        Assert.Contains("'Dear colleague,'", problem.What);
    }

    [Fact]
    public void Utf16_is_refused_with_and_without_a_mark()
    {
        var text = Tables.Of(Tables.Header, Tables.Noise());
        Assert.Equal("unsupported-encoding", Ingesting.Refused(Tables.Utf16(text)).Code);
        Assert.Equal("unsupported-encoding", Ingesting.Refused(Encoding.Unicode.GetBytes(text)).Code);
        Assert.Equal("unsupported-encoding", Ingesting.Refused(Encoding.BigEndianUnicode.GetBytes(text)).Code);
    }

    [Fact]
    public void Old_Macintosh_line_ends_are_refused()
    {
        var problem = Ingesting.Refused(Tables.Of(Tables.Header, Tables.Noise()).Replace('\n', '\r'), Ingesting.Hg19);
        Assert.Equal("unsupported-encoding", problem.Code);
        Assert.Contains("CR alone", problem.What);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(30_000)]
    public void NUL_bytes_are_named_with_their_line(int row)
    {
        var rows = Tables.Noise(row - 2).Append("1\t77\t0.1\0\0").Concat(Tables.Noise(10));
        var problem = Ingesting.Refused(Tables.Of(Tables.Header, rows), Ingesting.Hg19);
        Assert.Equal(("nul-bytes", $"array.txt, line {row}"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_line_longer_than_a_megabyte_is_refused()
    {
        var problem = Ingesting.Refused(Tables.With(12, "1\t500\t0." + new string('1', 1 << 20)), Ingesting.Hg19);
        Assert.Equal(("line-too-long", "array.txt, line 12"), (problem.Code, problem.Where));
        Assert.Equal("line-too-long", Ingesting.Refused(Tables.Header + "\t" + new string('x', 3 << 20), Ingesting.Hg19).Code);
    }

    [Fact]
    public void A_line_of_a_hundred_megabytes_is_refused_after_the_first_few()
    {
        using var endless = new EndlessLine(100 << 20);
        var problem = Assert.Throws<InvalidInputException>(
            () => ArrayIngest.Ingest(endless, "a.txt", Ingesting.Hg19, new IngestOptions(), TestContext.Current.CancellationToken)).Problem;
        Assert.Equal(("line-too-long", "a.txt, line 2"), (problem.Code, problem.Where));
        Assert.InRange(endless.Given, 1 << 20, 4 << 20);
    }

    [Fact]
    public void A_line_of_half_a_megabyte_is_read()
    {
        var text = Tables.Of(Tables.Header + "\tnote", Tables.Noise(20).Select((r, i) => r + "\t" + new string('x', i == 9 ? 500_000 : 10)));
        Assert.Equal(20, Ingesting.Of(text, Ingesting.Hg19).Document.ProbeCount);
    }
}
