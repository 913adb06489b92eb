using CyclinE.Cli.Output;

namespace CyclinE.Cli.Tests;

public sealed class ShortenedTests
{
    [Fact]
    public void What_is_short_stays_and_what_is_long_keeps_both_ends()
    {
        Assert.Equal("array/T01", Shortened.Name("array/T01"));
        var cut = Shortened.Name("array/" + new string('x', 5000) + "-replicate-2");
        Assert.Equal(60, cut.Length);
        Assert.StartsWith("array/xxx", cut, StringComparison.Ordinal);
        Assert.EndsWith("-replicate-2", cut, StringComparison.Ordinal);
        Assert.Equal(400, Shortened.Text(new string('y', 9000)).Length);
        Assert.Equal("a  b", Shortened.Text("a\u001b\nb")); // No name moves the cursor of whoever looks.
    }
}
