using CyclinE.Artifacts.Columns;
using CyclinE.Genomics.Probes;

namespace CyclinE.Artifacts.Tests.Store;

public sealed class ColumnTests
{
    [Fact]
    public void Values_come_back()
    {
        Assert.Equal([1.5f, float.NaN, float.PositiveInfinity, 0f], Column.Of("x", [1.5f, float.NaN, float.PositiveInfinity, -0f]).ToSingles());
        Assert.Equal([int.MinValue, 0, int.MaxValue], Column.Of("x", [int.MinValue, 0, int.MaxValue]).ToIntegers());
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("", "")]
    [InlineData("a", "", "µ b\t", "")]
    public void Texts_come_back(params string[] texts) => Assert.Equal(texts, Column.Of("x", (IReadOnlyList<string>)texts).ToTexts());

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("a", "", "µ b\t", "x\ny", "")]
    public void Probe_names_are_the_same_bytes_as_their_strings(params string[] names)
    {
        var column = Column.Of("x", ProbeNames.Create(names));
        Assert.Equal(Column.Of("x", (IReadOnlyList<string>)names).Bytes.ToArray(), column.Bytes.ToArray());
        Assert.Equal(column.ToTexts(), column.ToNames());
    }

    [Fact]
    public void A_line_feed_within_a_text_becomes_a_space() =>
        Assert.Equal(["a b", "c"], Column.Of("x", (IReadOnlyList<string>)["a\nb", "c"]).ToTexts());

    [Fact]
    public void Zero_has_no_sign_and_NaN_one_form()
    {
        var column = Column.Of("x", [-0f, BitConverter.Int32BitsToSingle(0x7F80_0001), BitConverter.Int32BitsToSingle(unchecked((int)0xFFFF_FFFF))]);

        Assert.Equal([0, 0, 0, 0, 0, 0, 0xC0, 0xFF, 0, 0, 0xC0, 0xFF], column.Bytes.ToArray());
    }

    [Fact]
    public void A_column_is_not_read_as_another_type()
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Column.Of("position", [1]).ToSingles());

        Assert.Contains("position is Int32", wrong.Message, StringComparison.Ordinal);
    }
}
