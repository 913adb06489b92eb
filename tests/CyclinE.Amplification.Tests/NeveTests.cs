using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Amplification.Tests;

/// <summary>
/// The founding case on real arrays. τ = 1 is the noise of neighbouring clones; estimated on 2,600 clones, τ also counts true changes
/// shorter than its window and is 4.6 for HCC1569.
/// </summary>
public class NeveTests
{
    [Theory]
    [InlineData(1.0, 20)]
    [InlineData(null, 10)]
    public void HCC1569_against_BT474_ranks_the_CCNE1_amplicon_first(double? tau, double leastZ)
    {
        var neve = new NeveLines();
        PairSide resistant = neve.Call("HCC1569", tau), parental = neve.Call("BT474", tau);
        var pair = neve.Compare(resistant, parental, tau);

        var first = pair.Events[0];
        Assert.Equal((1, PairEventKind.Amplification, "19", 3), (first.Rank, first.Kind, first.Chromosome.ToString(), first.Probes));
        Assert.Equal((34_301_924, 34_995_400), (first.Start, first.End));
        Assert.Equal((33_315_121, 37_482_371), (first.OuterStart, first.OuterEnd));
        Assert.Equal(["CCNE1"], first.Genes);
        Assert.True(first.Focal);
        Assert.Equal(2.99, first.ResistantLog2, 0.02);
        Assert.Equal(3.1, first.Log2Difference, 0.1);
        Assert.True(first.Z > leastZ, $"z is {first.Z}.");

        Assert.Equal(0.3, pair.IdentityCorrelation!.Value, 0.03);
        Assert.Contains("HCC1569", pair.IdentityWarning, StringComparison.Ordinal);
        Assert.True(resistant.Calls.CoAmplified);
        Assert.Equal(CallClass.HighLevelAmplification, Gene(parental, "ERBB2").Call);
        Assert.DoesNotContain(pair.Events, e => e.Genes.Contains("ERBB2"));
    }

    [Fact]
    public void CCNE1_is_one_focal_event_of_three_clones_in_HCC1569_and_near_the_centre_in_BT474()
    {
        var neve = new NeveLines();
        var calls = neve.Call("HCC1569").Calls;
        var amplicon = Assert.Single(calls.Events, e => e.Genes.Contains("CCNE1"));
        Assert.Equal((3, true, CallClass.HighLevelAmplification), (amplicon.Probes, amplicon.Focal, amplicon.Call));
        Assert.Equal(0.69, (amplicon.End - amplicon.Start + 1) / 1e6, 0.01);

        var parental = neve.Call("BT474");
        Assert.Equal(0.18, Gene(parental, "CCNE1").Log2!.Value + parental.Calls.Centre, 0.01);
        Assert.False(Gene(parental, "CCNE1").Focal);
        Assert.False(parental.Calls.CyclinEAmplified);
    }

    [Fact]
    public void MDAMB157_has_CCNE1_at_1_32_on_its_own_scale()
    {
        var side = new NeveLines().Call("MDAMB157", tau: 1);
        Assert.Equal(1.32, Gene(side, "CCNE1").Log2!.Value + side.Calls.Centre, 0.005);
        Assert.True(side.Calls.CyclinEAmplified);
    }

    [Fact]
    public void Every_line_is_called_without_single_clone_events()
    {
        var neve = new NeveLines();
        foreach (var line in neve.Lines)
        {
            var calls = neve.Call(line, tau: 1).Calls;
            Assert.All(calls.Events, e => Assert.True(e.Probes >= 3 && e.End >= e.Start && e.OuterStart <= e.Start && e.OuterEnd >= e.End));
            Assert.True(double.IsFinite(calls.ExcessVariance) && calls.GenomeAltered is >= 0 and <= 1);
        }
    }

    private static GeneCall Gene(PairSide side, string symbol) => side.Calls.Genes.Single(g => g.Symbol == symbol);
}
