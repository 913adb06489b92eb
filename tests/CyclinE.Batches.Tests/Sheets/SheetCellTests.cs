using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>Cells by themselves: what is taken, what it becomes, and what is refused with which words.</summary>
public class SheetCellTests
{
    [Theory]
    [InlineData("array", "", "missing-value", "The row has no array.", "Fill it in: Array id, unique in the sheet whatever its case; it names all outputs.")]
    [InlineData("sample", "NA", "missing-value", "The row has no sample.",
        "Fill it in: The specimen or cell line that was hybridised; several arrays may share one.")]
    public void AMissingRequiredValue(string column, string cell, string code, string what, string remedy)
    {
        var cells = new Dictionary<string, string> { ["array"] = "A", ["sample"] = "S", ["file"] = "a.txt" };
        cells[column] = cell;
        SheetText.Check($"array,sample,file\n{cells["array"]},{cells["sample"]},{cells["file"]}\n").HasOnlyError(code, 2, column, null, what, remedy);
    }

    [Theory]
    [InlineData("BT 474", "BT_474")]
    [InlineData("a/b", "a_b")]
    [InlineData("a~b", "a_b")]
    [InlineData("a@1", "a_1")]
    [InlineData("../a", "_a")]
    [InlineData("Zürich", "Z_rich")]
    public void AnArrayIdThatCannotNameFiles(string id, string suggestion) =>
        SheetText.Check($"array,sample,file\n{id},S,a.txt\n").HasOnlyError(
            "bad-array-id", 2, "array", id, $"'{id}' cannot name files.",
            $"Write letters A–Z, digits and . _ -, at most 100, beginning with a letter, a digit or _: for example {suggestion}.");

    [Fact]
    public void AnArrayIdThatIsTooLong() =>
        Assert.Equal(["2 array bad-array-id"], SheetText.Check($"array,sample,file\n{new string('a', 101)},S,a.txt\n").Brief());

    [Theory]
    [InlineData("/data/a.txt", "path-leaves-root", "'/data/a.txt' is an absolute path.")]
    [InlineData(@"C:\data\a.txt", "path-leaves-root", @"'C:\data\a.txt' is an absolute path.")]
    [InlineData("~/a.txt", "path-leaves-root", "'~/a.txt' is an absolute path.")]
    [InlineData("s3://bucket/a.txt", "not-a-path", "'s3://bucket/a.txt' is an address, not a path.")]
    [InlineData("./", "not-a-path", "'./' names no file.")]
    public void APathThatIsNotBelowTheRoot(string path, string code, string what)
    {
        var problem = Assert.Single(SheetText.Check($"array,sample,file\nA,S,{path}\n").Problems);
        Assert.Equal((code, 2, "file", path, what), (problem.Code, problem.Line, problem.Column, problem.Value, problem.What));
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("arrays/../../a.txt")]
    [InlineData(@"..\a.txt")]
    public void APathThatLeavesTheRoot(string path) => SheetText.Check($"array,sample,file\nA,S,{path}\n").HasOnlyError(
        "path-leaves-root", 2, "file", path, $"'{path}' leads out of the input root.",
        "Keep array files below the root and write a path relative to the input root (in one process: the sheet's folder).");

    [Theory]
    [InlineData("./arrays//a.txt", "arrays/a.txt")]
    [InlineData(@"arrays\a.txt", "arrays/a.txt")]
    [InlineData("arrays/x/../a.txt", "arrays/a.txt")]
    [InlineData("..hidden/a b.txt", "..hidden/a b.txt")]
    public void PathsLoseTheirDetours(string path, string canonical) =>
        Assert.Equal(canonical, SheetText.Check($"array,sample,file\nA,S,{path}\n").Sheet!.Rows[0].Value("file"));

    [Theory]
    [InlineData("pfs_months", "14,5", "decimal-comma", "'14,5' is written with a comma.", "Write 14.5.")]
    [InlineData("centre", "−0,1", "decimal-comma", "'−0,1' is written with a comma.", "Write -0.1.")]
    [InlineData("pfs_months", "1,234", "decimal-comma", "'1,234' is written with a comma.",
        "Write it with a decimal point and without separators of thousands.")]
    [InlineData("pfs_months", "1.234,5", "decimal-comma", "'1.234,5' is written with a comma.",
        "Write it with a decimal point and without separators of thousands.")]
    [InlineData("pfs_months", "12 months", "not-a-number", "'12 months' is not a number.",
        "Write a number from 0 to 1200 (months), or leave the cell empty where it is not known.")]
    [InlineData("pfs_months", "inf", "not-a-number", "'inf' is not a number.",
        "Write a number from 0 to 1200 (months), or leave the cell empty where it is not known.")]
    [InlineData("pfs_months", "-1", "out-of-range", "'-1' is not a number from 0 to 1200 (months).",
        "Write months, 0 or more; a number of days divided by 30.4375 is months.")]
    [InlineData("pfs_months", "4047", "out-of-range", "'4047' is not a number from 0 to 1200 (months).",
        "Write months, 0 or more; a number of days divided by 30.4375 is months.")]
    [InlineData("purity", "60", "out-of-range", "'60' is not a number above 0, at most 1 (share of tumour cells).", "Write a share: 0.6 for 60 %.")]
    [InlineData("purity", "0", "out-of-range", "'0' is not a number above 0, at most 1 (share of tumour cells).", "Write a share: 0.6 for 60 %.")]
    [InlineData("purity", "60%", "percent", "'60%' is a percentage; expected a number above 0, at most 1 (share of tumour cells).",
        "Write 0.6 if it is a share.")]
    [InlineData("centre", "middle", "not-a-number", "'middle' is not a number.",
        "Write a number from -10 to 10 (log2), or leave the cell empty where it is not known.")]
    [InlineData("ploidy", "0", "out-of-range", "'0' is not a number from 0.5 to 12 (copies).", "Write a number from 0.5 to 12 (copies).")]
    public void AnImpossibleNumber(string column, string cell, string code, string what, string remedy) =>
        SheetText.CheckCell(column, cell).HasOnlyError(code, 2, column, cell, what, remedy);

    [Theory]
    [InlineData(
        "her2", "2+", "one of positive, negative, equivocal, indeterminate",
        " An IHC score of 3+ is positive, 0 and 1+ are negative, 2+ without in-situ hybridisation is equivocal.")]
    [InlineData("benefit", "SD", "yes or no",
        " Complete or partial response, or stable disease for at least 24 weeks, is yes; CR, PR, SD and PD belong into best_response.")]
    [InlineData("pfs_event", "2", "1 or 0", " Programs that write 2 for an event: 2 is 1, 1 is 0.")]
    [InlineData("sex", "unknown", "female or male", "")]
    [InlineData("polarity", "2", "1 or -1", "")]
    [InlineData("scale", "log3", "one of log2, ln, log10, ratio, copies, copies-2", "", "log2")]
    [InlineData("role", "parentel", "one of tumour, normal, resistant, parental", "", "parental")]
    [InlineData("role", "tumours", "one of tumour, normal, resistant, parental", "", "tumour")]
    public void AWordThatIsNotAllowed(string column, string cell, string expected, string hint, string? near = null) =>
        SheetText.CheckCell(column, cell).HasOnlyError(
            "not-allowed", 2, column, cell, $"'{cell}' is not {expected}.",
            $"{(near is null ? "" : $"Did you mean {near}? ")}Write {expected}, or leave the cell empty.{hint}");

    [Theory]
    [InlineData("abc")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a0g")]
    public void AHashThatIsNone(string cell)
    {
        var problem = Assert.Single(SheetText.CheckCell("sha256", cell).Problems);
        Assert.Equal(("bad-sha256", 2, "sha256", cell), (problem.Code, problem.Line, problem.Column, problem.Value));
        Assert.Equal("Write 64 hexadecimal digits, as sha256sum prints them, or leave the cell empty.", problem.Remedy);
    }

    [Theory]
    [InlineData("her2", "1", "positive")]
    [InlineData("her2", "Positive", "positive")]
    [InlineData("her2", "POS", "positive")]
    [InlineData("her2", "no", "negative")]
    [InlineData("her2", "false", "negative")]
    [InlineData("benefit", "TRUE", "yes")]
    [InlineData("benefit", "0", "no")]
    [InlineData("pfs_event", "yes", "1")]
    [InlineData("pfs_event", "1:PROGRESSION", "1")]
    [InlineData("os_event", "0:LIVING", "0")]
    [InlineData("os_event", "Deceased", "1")]
    [InlineData("her2", "Equivocal", "equivocal")]
    [InlineData("her2", "indeterminate", "indeterminate")]
    [InlineData("her2", "+", "positive")]
    [InlineData("her2", "-", "negative")]
    [InlineData("her2", "1.0", "positive")]
    [InlineData("her2", "t", "positive")]
    [InlineData("benefit", "Y", "yes")]
    [InlineData("benefit", "f", "no")]
    [InlineData("benefit", "0.0", "no")]
    [InlineData("pfs_event", "1.0", "1")]
    [InlineData("pfs_event", "N", "0")]
    [InlineData("pfs_event", "Dead", "1")]
    [InlineData("pfs_event", "LIVING", "0")]
    [InlineData("os_event", "alive", "0")]
    [InlineData("os_event", "0.0", "0")]
    [InlineData("os_event", "no progression", "0")]
    [InlineData("polarity", "-1.0", "-1")]
    [InlineData("role", "Tumor", "tumour")]
    [InlineData("sex", "F", "female")]
    [InlineData("scale", "Copies−2", "copies-2")]
    [InlineData("polarity", "+1", "1")]
    [InlineData("polarity", "−1", "-1")]
    [InlineData("pfs_months", "14.50", "14.5")]
    [InlineData("pfs_months", "1e1", "10")]
    [InlineData("centre", "-0.0", "0")]
    [InlineData("centre", "–0.25", "-0.25")]
    [InlineData("build", "GRCh37", "hg19")]
    [InlineData("build", "HG38", "hg38")]
    [InlineData("sha256", "SHA256:9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("exclude", "yes", "no reason given")]
    [InlineData("exclude", "hybridised twice", "hybridised twice")]
    [InlineData("note", "  5\" array\u00A0", "5\" array")]
    [InlineData("age", " 052 ", "052")]
    public void SpellingsBecomeOne(string column, string cell, string canonical) =>
        Assert.Equal(canonical, SheetText.CheckCell(column, cell).Sheet!.Rows[0].Value(column));

    [Theory]
    [InlineData("pfs_months", "")]
    [InlineData("pfs_months", "NA")]
    [InlineData("pfs_months", "n/a")]
    [InlineData("pfs_months", "NaN")]
    [InlineData("pfs_months", ".")]
    [InlineData("age", "NA")]
    [InlineData("exclude", "no")]
    [InlineData("exclude", "0")]
    public void MissingIsMissing(string column, string cell)
    {
        var result = SheetText.CheckCell(column, cell);
        Assert.Empty(result.Problems);
        Assert.Null(result.Sheet!.Rows[0].Value(column));
    }

    [Theory]
    [InlineData("platform", "=1+1", "formula-cell")]
    [InlineData("patient", "@SUM(1+1)", "formula-cell")]
    [InlineData("line", "-2+3", "formula-cell")]
    [InlineData("note", "+cmd|'/c calc'!A1", "formula-cell")]
    [InlineData("exclude", "=HYPERLINK(1)", "formula-cell")]
    [InlineData("probes", "=a.txt", "formula-cell")]
    [InlineData("grade", "=1", "formula-cell")]
    [InlineData("line", "\u202Egnp.exe", "unseen-character")]
    [InlineData("patient", "P\u2066 1", "unseen-character")]
    [InlineData("note", "\u001b[31mred", "unseen-character")]
    [InlineData("grade", "G\u200E2", "unseen-character")]
    public void ACellThatASpreadsheetWouldComputeOrNobodySees(string column, string cell, string code)
    {
        var problem = Assert.Single(SheetText.CheckCell(column, cell).Problems);
        Assert.Equal((code, column), (problem.Code, problem.Column));
        Assert.DoesNotContain(problem.What, c => c is '\u202E' or '\u2066' or '\u001b' or '\u200E');
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("age", "-2", "-2")]
    [InlineData("grade", "+3.5e2", "+3.5e2")]
    [InlineData("er", "+", "+")]
    [InlineData("er", "-", "-")]
    [InlineData("note", "a=b", "a=b")]
    [InlineData("patient", "P\u200B1", "P1")]
    public void NumbersAndSignsAreNoFormulas(string column, string cell, string canonical) =>
        Assert.Equal(canonical, SheetText.CheckCell(column, cell).Sheet!.Rows[0].Value(column));

    [Fact]
    public void AHeaderThatIsAFormula() =>
        Assert.Equal(["1 - formula-cell"], SheetText.Check("array,sample,file,=1+1\nA,S,a.txt,x\n").Brief());

    [Fact]
    public void ColumnsWithADefaultAlwaysHaveAValue()
    {
        var row = SheetText.Check("array,sample,file,role\nA,S,a.txt,\n").Sheet!.Rows[0];
        Assert.Equal("tumour", row.Value("role"));
        Assert.Equal("1", row.Value("polarity"));
    }
}
