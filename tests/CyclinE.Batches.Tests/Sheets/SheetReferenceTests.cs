using CyclinE.Batches.Sheets;

namespace CyclinE.Batches.Tests.Sheets;

/// <summary>The columns reference and probes: a matched normal, a pool, a table of probes.</summary>
public sealed class SheetReferenceTests
{
    private const string Header = "array,sample,file,role,parental,reference,exclude\n";
    private static readonly ValidationContext NoCohort = new() { MinArrays = 1 };

    [Fact]
    public void A_matched_normal_and_a_pool_are_taken()
    {
        var files = new FakeFiles(("t.txt", 1), ("n.txt", 1), ("u.txt", 1), ("pools/p.cypool", 1));
        var result = SheetText.Check(Header + "T,S,t.txt,tumour,,n,\nN,S,n.txt,normal,,,\nU,S,u.txt,tumour,,pools/p.cypool,\n", files, NoCohort);
        Assert.Empty(result.Problems);
        Assert.Equal([("reference", "pools/p.cypool", 4)], SheetTables.Of(result.Sheet!));
    }

    [Theory]
    [InlineData("T,S,t.txt,tumour,,T,\n", "2 reference reference-is-itself")]
    [InlineData("T,S,t.txt,tumour,,U,\nU,S,u.txt,tumour,,,\n", "2 reference wrong-role")]
    [InlineData("T,S,t.txt,tumour,,N,\nN,S,n.txt,normal,,,broken\n", "2 reference reference-excluded")]
    [InlineData("T,S,t.txt,resistant,P,P,\nP,S,p.txt,parental,,,\n", "2 reference parental-as-reference")]
    [InlineData("T,S,t.txt,tumour,,M,\nN,S,n.txt,normal,,,\n", "2 reference unknown-reference")]
    public void A_reference_that_is_none_is_refused(string rows, string problem) =>
        Assert.Contains(problem, SheetText.Check(Header + rows, new FakeFiles(("t.txt", 1), ("u.txt", 1), ("n.txt", 1), ("p.txt", 1)), NoCohort).Brief());

    [Fact]
    public void A_sample_in_place_of_an_array_is_told_apart()
    {
        var result = SheetText.Check(Header + "T,S,t.txt,tumour,,blood 7,\nN7,blood 7,n.txt,normal,,,\n", new FakeFiles(("t.txt", 1), ("n.txt", 1)), NoCohort);
        result.HasOnlyError(
            "unknown-reference", 2, "reference", "blood 7", "'blood 7' is neither an array of the sheet nor a file.",
            "'blood 7' is a sample: write its array id, N7.");
    }

    [Fact]
    public void A_table_that_is_not_there_refuses_the_sheet() => SheetText
        .Check("array,sample,file,probes\nA,S,a.txt,p.tsv\nB,S,b.txt,p.tsv\n", new FakeFiles(("a.txt", 1), ("b.txt", 1)))
        .HasOnlyError("missing-file", 2, "probes", "p.tsv", "The file is not there.", "Put it there, or correct the cell.");
}
