using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>Pairs and builds: what rows say of each other.</summary>
public class SheetPairTests
{
    private const string Header = "array,sample,file,role,parental\n";

    [Fact]
    public void AResistantArrayWithoutParental() => SheetText.Check(Header + "R,S,r.txt,resistant,\n").HasOnlyError(
        "missing-parental", 2, "parental", null, "The row is resistant but names no parental.",
        "Fill in the array id of its parental line, or change the role.");

    [Theory]
    [InlineData("", "tumour")]
    [InlineData("normal", "normal")]
    [InlineData("parental", "parental")]
    public void AParentalOfAnArrayThatIsNotResistant(string role, string shown) =>
        SheetText.Check(Header + $"P,S,p.txt,parental,\nR,S,r.txt,{role},P\n").HasOnlyError(
            "parental-without-resistant", 3, "parental", "P", $"The row names a parental, but its role is {shown}.",
            "Set the role to resistant, or empty the column parental.");

    [Fact]
    public void AParentalThatIsItself() => SheetText.Check(Header + "R,S,r.txt,resistant,r\n").HasOnlyError(
        "parental-is-itself", 2, "parental", "r", "The array is named as its own parental.", "Name the array of the parental line.");

    [Theory]
    [InlineData("BT475", "Did you mean BT474?")]
    [InlineData("HCC1954", "Add a row for it, or name an array of the sheet.")]
    [InlineData("bt 474 parent", "'bt 474 parent' is a sample: write its array id, BT474.")]
    public void AParentalThatIsNotThere(string parental, string remedy)
    {
        var result = SheetText.Check(Header + $"BT474,BT 474 parent,p.txt,parental,\nR,S,r.txt,resistant,{parental}\n");
        Assert.Equal(["2 role unused-parental", "3 parental unknown-parental"], result.Brief());
        Assert.Equal(
            new SheetProblem
            {
                Severity = SheetSeverity.Error,
                Code = "unknown-parental",
                Line = 3,
                Column = "parental",
                Value = parental,
                What = $"No array of the sheet has the id '{parental}'.",
                Remedy = remedy
            },
            result.Problems[1]);
    }

    [Fact]
    public void AParentalOfAnotherRole() => SheetText.Check(Header + "P,S,p.txt,,\nR,S,r.txt,resistant,P\n").HasOnlyError(
        "wrong-role", 3, "parental", "P", "The array P (line 2) has role tumour, not parental.", "Set the role of line 2 to parental, or name another array.");

    [Fact]
    public void AParentalThatNobodyNames() => SheetText.Check(Header + "P,S,p.txt,parental,\n").HasOnlyWarning(
        "unused-parental", 2, "role", "parental", "No resistant array names P as its parental: it makes no pair.",
        "Name it in the column parental of its resistant arrays.");

    [Fact]
    public void ARowThatIsWrongItselfDoesNotMakeItsPairWrong() =>
        Assert.Equal(
            ["2 role not-allowed", "3 - ragged-row", "6 array bad-array-id"],
            SheetText.Check(Header + "P,S,p.txt,parentl,\nQ,S\nR,S,r.txt,resistant,P\nT,S,t.txt,resistant,Q\nU U,S,u.txt,parental,\nV,S,v.txt,resistant,U U\n").Brief());

    [Fact]
    public void ManyBuilds() => SheetText.Check("array,sample,file,build\nA,S,a.txt,GRCh37\nB,S,b.txt,hg19\nC,S,c.txt,hg38\nD,S,d.txt,\nE,S,e.txt,hg38\n")
        .HasOnlyError(
        "many-builds", 4, "build", "hg38", "The sheet says build hg38 here (2 rows) and hg19 on line 2 (2 rows).",
        "A sheet has one build: make a sheet of each, or exclude the rows of one.");

    [Fact]
    public void AnExcludedArrayMayHaveAnotherBuild() =>
        Assert.Empty(SheetText.Check("array,sample,file,build,exclude\nA,S,a.txt,hg19,\nB,S,b.txt,hg38,other build\n").Problems);

    [Fact]
    public void ABuildThatContradictsTheOneGiven() =>
        SheetText.Check("array,sample,file,build\nA,S,a.txt,hg19\n", context: new() { Build = "GRCh38" }).HasOnlyError(
            "build-contradiction", 2, "build", "hg19", "The sheet says build hg19; hg38 was given beside it.",
            "Give the build in one place, or the same in both.");

    [Fact]
    public void ABuildWithoutGenes() => SheetText.Check("array,sample,file,build\nA,S,a.txt,\nB,S,b.txt,hg16\n").HasOnlyWarning(
        "unknown-build", 3, "build", "hg16",
        "Of build hg16 neither genes nor arms are known (hg18, hg19 and hg38 are): events are called without names of genes.",
        "Give a gene table with --genes, or correct the name.");

    [Fact]
    public void ABuildWithItsOwnGenes() =>
        Assert.Empty(SheetText.Check("array,sample,file,build\nA,S,a.txt,hg16\n", context: new() { HasGenes = true }).Problems);

    [Fact]
    public void ABuildThatOnlyTheFilesTell() => Assert.Empty(SheetText.Check("array,sample,file,build\nA,S,a.txt,\n").Problems);

    [Fact]
    public void AMissingFileFailsItsArrayOnly()
    {
        var result = SheetText.Check("array,sample,file\nA,S,a.txt\nB,S,b.txt\n", new FakeFiles(("a.txt", 7)));
        result.HasOnlyWarning("missing-file", 3, "file", "b.txt", "The file is not there. Its array will fail, the others go on.", "Put it below the root.");
        Assert.Equal((7, FakeFiles.Written), Assert.Single(result.Files).Value);
    }

    [Fact]
    public void AnEmptyFile() => SheetText.Check("array,sample,file\nA,S,a.txt\n", new FakeFiles(("a.txt", 0))).HasOnlyWarning(
        "empty-file", 2, "file", "a.txt", "The file is empty. Its array will fail.", "Copy it again, or correct the cell.");

    [Fact]
    public void ALinkThatLeavesTheRoot() => SheetText.Check("array,sample,file\nA,S,link/a.txt\n", new FakeFiles()).HasOnlyError(
        "path-leaves-root", 2, "file", "link/a.txt", "The path leads out of its root.", "Keep array files below the root.");

    [Fact]
    public void ARootThatIsNotThereIsSaidOnce()
    {
        using var sheet = new MemoryStream("array,sample,file\nA,S,a.txt\nB,S,b.txt\n"u8.ToArray());
        SheetValidator.Validate(SheetReader.Read(sheet, SheetText.Name), new FakeFiles(), "raw", new ValidationContext()).HasOnlyError(
            "unknown-root", null, null, "raw", "No root 'raw' is mounted here.", "Mount it.");
    }

    [Fact]
    public void AFileThatTwoArraysName() => SheetText.Check("array,sample,file\nA,S,x/a.txt\nB,S,./x//a.txt\n").HasOnlyWarning(
        "same-file", 3, "file", "x/a.txt", "Line 2 (A) names the same file.", "Check which array the file belongs to.");

    [Fact]
    public void FilesOfExcludedArraysAreNotLookedAt() =>
        Assert.Empty(SheetText.Check("array,sample,file,exclude\nA,S,a.txt,lost\n", new FakeFiles()).Problems);

    [Fact]
    public void TwoSamplesOfOneFile() => Assert.DoesNotContain(
        SheetText.Check("array,sample,file,file_sample\nA,S,x/a.txt,one\nB,S,x/a.txt,two\n").Problems, p => p.Code == "same-file");
}
