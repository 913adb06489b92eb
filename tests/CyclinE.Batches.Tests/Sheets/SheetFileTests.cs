using System.Text;
using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>Files that are no sheet, or hardly: one clear problem each.</summary>
public class SheetFileTests
{
    private const string SaveAs = "Save it as CSV UTF-8 or tab-separated text.";

    [Fact]
    public void AnEmptyFile() => SheetText.Check(string.Empty).HasOnlyError(
        "empty-sheet", null, null, null, "The sheet is empty.", "It needs a header line with the columns array, sample, file and one row per array.");

    [Theory]
    [InlineData("\n\n  \n")]
    [InlineData("# only a comment\n")]
    [InlineData(",,,\n;;;\n")]
    public void AFileWithoutAnything(string text) => Assert.Equal(["- - empty-sheet"], SheetText.Check(text).Brief());

    [Fact]
    public void OnlyAHeader() => SheetText.Check("# study\narray,sample,file\n\n").HasOnlyError(
        "no-rows", 2, null, null, "There is a header, but no row below it.", "Add one row per array.");

    [Fact]
    public void AnExcelWorkbook() => SheetText.Check([.. "PK\u0003\u0004"u8, 20, 0, 6, 0, 8, 0]).HasOnlyError(
        "excel-workbook", null, null, null, "This is a spreadsheet program's workbook, not text.", SaveAs);

    [Fact]
    public void AnOldExcelWorkbook() => Assert.Equal(["- - excel-workbook"], SheetText.Check([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).Brief());

    [Fact]
    public void ACompressedSheet() => SheetText.Check([0x1F, 0x8B, 8, 0]).HasOnlyError(
        "compressed-sheet", null, null, null, "The sheet is compressed with gzip.", "Unpack it: gunzip SHEET.");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        SheetText.Check([.. encoding.GetPreamble(), .. encoding.GetBytes("array,sample,file\nA,A,a.txt\n")]).HasOnlyError(
            "utf-16", 1, null, null, "The sheet is written in UTF-16 (\"Unicode text\").", SaveAs);
    }

    [Fact]
    public void BinaryOrUtf16WithoutMark() => SheetText.Check("array,sample,file\nA,A\0,a.txt\n").HasOnlyError(
        "not-text", 2, null, null, "The file holds a zero byte: it is binary, or UTF-16 without a mark.", SaveAs);

    [Fact]
    public void AnotherEncoding() => SheetText.Check(Encoding.Latin1.GetBytes("array,sample,file\nA,A,a.txt\nB,Müller,b.txt\n")).HasOnlyError(
        "not-utf-8", 3, null, null, "The text is not UTF-8: it holds a letter in another encoding, such as Windows-1252.", SaveAs);

    [Fact]
    public void AFileThatIsNoSheet() => SheetText.Check("TYPE\ttext\tinteger\nFEPARAMS\tProtocol_Name\tx\n").HasOnlyError(
        "no-header", 1, null, "TYPE text integer", "The first line names none of the sheet's columns: 'TYPE text integer'.",
        "Begin with a header line that has the columns array, sample, file.");

    [Theory]
    [InlineData("array|sample|file")]
    [InlineData("array sample file")]
    public void AnotherSeparator(string header) => SheetText.Check($"{header}\n").HasOnlyError(
        "unknown-separator", 1, null, header, $"The header '{header}' is one cell.", "Separate columns by comma, semicolon or tab.");

    [Theory]
    [InlineData("#array,sample,file\nA,A,a.txt\n")]
    [InlineData("# array,sample,file\n")]
    public void AHeaderThatIsAComment(string text) => SheetText.Check(text).HasOnlyError(
        "commented-header", 1, null, "array,sample,file", "The header is a comment: its line begins with #.", "Remove the # before the header.");

    [Fact]
    public void ARaggedRowIsShort() => SheetText.Check("array,sample,file,role\nA,A,a.txt,tumour\nB,B\n").HasOnlyError(
        "ragged-row", 3, null, null, "The row has 2 cells, the header 4.", "Write every cell, also the empty ones: 3 separators (comma) in each row.");

    [Fact]
    public void ARaggedRowIsLong() => SheetText.Check("array,sample,file,centre\nA,A,a.txt,0,12\n").HasOnlyError(
        "ragged-row", 2, null, null, "The row has 5 cells, the header 4.", "Quote a value that holds a comma, and write numbers with a decimal point.");

    [Fact]
    public void AQuoteThatIsNeverClosedCostsOneRowAndHidesNothing()
    {
        var result = SheetText.Check("array,sample,file,her2\nA,\"A,a.txt,1\nB,B,b.txt,maybe\nC,C,c.txt,0\n");
        Assert.Equal(["2 - unclosed-quote", "3 her2 not-allowed"], result.Brief());
        Assert.Equal("A quote is opened in this row and not closed.", result.Problems[0].What);
        Assert.Equal("Close it, or remove it; a quote inside a quoted cell is written twice.", result.Problems[0].Remedy);
        Assert.Equal(["A", "B", "C"], result.Sheet!.Rows.Select(r => r.Array));
    }

    [Fact]
    public void AQuoteThatSwallowsRowsUntilAnotherOneIsFound()
    {
        var result = SheetText.Check("array,sample,file\nA,\"A,a.txt\nB,B,b.txt\nC,\"C,c.txt\nD,D,d.txt\n");
        Assert.Equal(["2 - unclosed-quote", "4 - unclosed-quote"], result.Brief());
        Assert.Equal(4, result.Sheet!.Rows.Count);
    }

    [Fact]
    public void TextBehindAQuote() => SheetText.Check("array,sample,file\nA,\"A\" line,a.txt\n").HasOnlyError(
        "text-after-quote", 2, null, null, "There is text behind a closing quote.", "Quote the whole cell; a quote inside a quoted cell is written twice.");

    [Fact]
    public void ALineBreakInsideACellIsTakenButTold()
    {
        var result = SheetText.Check("array,sample,file,note\nA,A,a.txt,\"two\r\nlines\"\nB,B,b.txt,\n");
        result.HasOnlyWarning(
            "line-break-in-cell", 2, null, null, "A quoted cell holds a line break: lines 2 to 3 were read as one row.",
            "Nothing to do if that is one array; close the quote otherwise.");
        Assert.Equal("two lines", result.Sheet!.Rows[0].Value("note"));
        Assert.Equal(4, result.Sheet.Rows[1].Line);
    }

    [Fact]
    public void LinesAreThoseOfTheFile()
    {
        var result = SheetText.Check("# synthetic\n\narray,sample,file,her2\n\n# why, \"why\nA,A,a.txt,1\n  # indented\n,,,\n\"B\",\"B\",b.txt,x\n");
        Assert.Equal(["9 her2 not-allowed"], result.Brief());
        Assert.Equal([6, 9], result.Sheet!.Rows.Select(r => r.Line));
        Assert.Equal(3, result.Sheet.HeaderLine);
    }

    [Fact]
    public void AllFilesMissingAsksForTheFolder()
    {
        const string sheet = "array,sample,file\nA,S,a.txt\nB,S,b.txt\nC,S,c.txt\nD,S,d.txt\n";
        var files = new FakeFiles(("elsewhere.txt", 9));
        SheetText.Check(sheet, files).HasOnlyError(
            "no-file-found", null, "file", null, "None of the 4 files that the sheet names is there: 'a.txt', 'b.txt', 'c.txt', ….",
            "Is it the right folder? Paths are relative to the input root: in one process the sheet's own folder, with submit --root-folder.");
        Assert.True(SheetText.Check(sheet, files, new ValidationContext { FilesMayBeElsewhere = true }).IsValid);
        Assert.True(SheetText.Check(sheet, new FakeFiles(("a.txt", 9))).IsValid);
    }

    [Fact]
    public void MonthsThatMayBeDays()
    {
        static string Sheet(params int[] months) =>
            "array,sample,file,pfs_months,pfs_event\n" + string.Concat(months.Select((m, i) => $"A{i},S{i},a{i}.txt,{m},1\n"));
        Assert.Equal(["- pfs_months months-or-days"], SheetText.Check(Sheet(100, 380, 800), context: new ValidationContext { MinArrays = 1 }).Brief());
        Assert.Empty(SheetText.Check(Sheet(3, 14, 241), context: new ValidationContext { MinArrays = 1 }).Problems);
    }
}
