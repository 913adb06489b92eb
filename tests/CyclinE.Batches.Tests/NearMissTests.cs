namespace CyclinE.Batches.Tests;

public class NearMissTests
{
    [Theory]
    [InlineData("smaple", "sample")]
    [InlineData("SAMPLE", "sample")]
    [InlineData("sampels", "sample")]
    [InlineData("saple", "sample")]
    [InlineData("fiel", "file")]
    [InlineData("fiels", null)] // two slips in a short word
    [InlineData("stage", null)]
    [InlineData("", null)]
    public void TheWordThatWasMeant(string word, string? meant) => Assert.Equal(meant, NearMiss.Of(word, ["file", "scale", "sample", "role"]));

    [Theory]
    [InlineData("lines", "lines")]
    [InlineData("my lines (2)", "my_lines_2")]
    [InlineData(".hidden", "hidden")]
    [InlineData("Zürich~1@2", "Z_rich_1_2")]
    [InlineData("???", "unnamed")]
    public void ANameIsMadeOfAnyText(string text, string name)
    {
        Assert.Equal(name, SheetNames.From(text));
        Assert.True(SheetNames.IsValid(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("..")]
    public void ANameThatIsNone(string text) => Assert.False(SheetNames.IsValid(text));
}
