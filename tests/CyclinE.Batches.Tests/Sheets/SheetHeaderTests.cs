using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>The header: missing, mistyped, doubled and unnamed columns.</summary>
public class SheetHeaderTests
{
    [Fact]
    public void AMissingRequiredColumn() => SheetText.Check("array,sample\nA,A\n").HasOnlyError(
        "missing-column", 1, "file", null, "The required column file is missing.",
        "Add it: The array's file, plain or compressed (gzip, bzip2, zip, zstd), as a path below the input root; `/` and `\\` both separate folders.");

    [Theory]
    [InlineData("smaple")]
    [InlineData("sampel")]
    [InlineData("Samples")]
    [InlineData("sample_name")]
    [InlineData("specimen")]
    public void AMistypedRequiredColumnIsAnErrorWithASuggestion(string header)
    {
        var result = SheetText.Check($"array,{header},file\nA,A,a.txt\n");
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("missing-column", SheetSeverity.Error, 1, "sample", header),
            (problem.Code, problem.Severity, problem.Line, problem.Column, problem.Value));
        Assert.Equal($"The required column sample is missing; there is '{header}': did you mean sample?", problem.What);
        Assert.StartsWith($"Rename '{header}' to sample, or add sample: ", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void AMistypedOptionalColumnIsAWarningAndKept()
    {
        var result = SheetText.Check("array,sample,file,pfs_month\nA,A,a.txt,12\n");
        result.HasOnlyWarning(
            "near-miss-column", 1, "pfs_month", "pfs_month", "'pfs_month' is no column of the sheet and is kept as a covariate: did you mean pfs_months?",
            "Rename it to pfs_months if it is that (Progression-free survival (months).) Leave it as it is otherwise.");
        Assert.Equal("12", result.Sheet!.Rows[0].Value("pfs_month"));
    }

    [Theory]
    [InlineData("age")]
    [InlineData("stage")] // two letters from scale
    [InlineData("er")]
    [InlineData("pfs_days")]
    [InlineData("name")] // sample is there, so this is something else
    public void ACovariateIsNotSuspected(string header) => Assert.Empty(SheetText.Check($"array,sample,file,{header}\nA,A,a.txt,1\n").Problems);

    [Theory]
    [InlineData("her2,her2")]
    [InlineData("her2,HER2")]
    [InlineData("her2,Her2 ")]
    public void ADuplicateColumn(string columns)
    {
        var result = SheetText.Check($"array,sample,file,{columns}\nA,A,a.txt,1,0\n");
        result.HasOnlyError(
            "duplicate-column", 1, "her2", columns.Split(',')[1].Trim(), "The column her2 is there twice.", "Remove or rename one of them.");
        Assert.Equal("positive", result.Sheet!.Rows[0].Value("her2"));
    }

    [Fact]
    public void ADuplicateCovariate() => Assert.Equal(["1 AGE duplicate-column"], SheetText.Check("array,sample,file,age,AGE\nA,A,a.txt,1,2\n").Brief());

    [Fact]
    public void AColumnWithoutName() => SheetText.Check("array,,sample,file\nA,x,A,a.txt\n").HasOnlyError(
        "unnamed-column", 1, null, null, "Column 2 has values (line 2) but no name.", "Name it in the header, or remove it.");

    [Fact]
    public void EmptyCellsBehindTheLastColumnAreASpreadsheetsLeftover()
    {
        var result = SheetText.Check("array,sample,file,,\nA,A,a.txt,,\nB,B,b.txt\nC,C,c.txt,,,,\n");
        Assert.Empty(result.Problems);
        Assert.Equal(3, result.Sheet!.Rows.Count);
    }

    [Fact]
    public void ALetterOffARequiredColumnIsNotTakenForAnotherSeparator() =>
        Assert.Equal(["1 array missing-column"], SheetText.Check("arrray;sample;file\nA;A;a.txt\n").Brief());

    [Theory]
    [InlineData("ARRAY,Sample,fIlE,OS Months,os-event")]
    [InlineData("\"array\",\"sample\",\"file\",\"os.months\",\" os_event \"")]
    public void CaseAndWordSeparatorsOfAColumnDoNotMatter(string header)
    {
        var result = SheetText.Check($"{header}\nA,A,a.txt,3,1\n");
        Assert.Empty(result.Problems);
        Assert.Equal(["array", "sample", "file", "os_months", "os_event"], result.Sheet!.Columns);
    }
}
