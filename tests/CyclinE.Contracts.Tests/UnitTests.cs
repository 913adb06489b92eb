using CsCheck;
using CyclinE.Contracts.Units;

namespace CyclinE.Contracts.Tests;

public sealed class UnitTests
{
    [Theory]
    [InlineData("neve@1", "neve", 1)]
    [InlineData("a@b@12", "a@b", 12)]
    [InlineData("Zürich trial@2147483647", "Zürich trial", int.MaxValue)]
    public void A_batch_is_its_name_and_its_revision(string text, string name, int revision)
    {
        Assert.Equal(new BatchId(name, revision), BatchId.Parse(text));
        Assert.Equal(text, new BatchId(name, revision).ToString());
    }

    [Theory]
    [InlineData("neve")]
    [InlineData("@1")]
    [InlineData("neve@")]
    [InlineData("neve@x")]
    [InlineData("neve@-1")]
    [InlineData("neve@ 1")]
    [InlineData("neve@2147483648")]
    [InlineData("")]
    public void Anything_else_is_no_batch(string text) => Assert.Throws<FormatException>(() => BatchId.Parse(text));

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.String[1, 20], Gen.Int[1, int.MaxValue])
            .Sample((name, revision) => BatchId.Parse(new BatchId(name, revision).ToString()) == new BatchId(name, revision));

    [Theory]
    [InlineData(UnitKind.File, "b@1/file/x", UnitState.Split)]
    [InlineData(UnitKind.Array, "b@1/array/x", UnitState.Called)]
    [InlineData(UnitKind.Pair, "b@1/pair/x", UnitState.Compared)]
    [InlineData(UnitKind.Cohort, "b@1/cohort/x", UnitState.Analysed)]
    public void A_unit_is_named_by_batch_kind_and_name_and_ends_well_in_its_own_way(UnitKind kind, string text, UnitState success)
    {
        Assert.Equal(text, new UnitId("b@1", kind, "x").ToString());
        Assert.Equal(text["b@1/".Length..], new UnitId("another@7", kind, "x").Key);
        Assert.Equal(success, kind.Success());
    }

    [Fact]
    public void A_state_moves_forward_only_and_a_late_success_corrects_a_failure()
    {
        UnitState[][] ranks =
        [
            [UnitState.Waiting],
            [UnitState.Released],
            [UnitState.Failed, UnitState.Skipped],
            [UnitState.Split, UnitState.Excluded, UnitState.Called, UnitState.Compared, UnitState.Analysed],
            [UnitState.Cancelled],
        ];
        for (var rank = 0; rank < ranks.Length; rank++)
        {
            Assert.All(ranks[rank], s => Assert.Equal(rank, s.Rank()));
            Assert.All(ranks[rank], s => Assert.Equal(rank < 2, s.IsOpen()));
        }

        Assert.Equal(Enum.GetValues<UnitState>().Order(), ranks.SelectMany(r => r).Order());
    }
}
