using CyclinE.Amplification.Alleles;
using CyclinE.Amplification.Purity;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests.Purity;

public class AlleleStatesTests
{
    private static readonly PuritySolution Solution = new() { Purity = 0.6, Ploidy = 2, CentreCopies = 2, Goodness = 1, Evidence = 1 };

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 2, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 4, false)]
    [InlineData(3, 3, false)]
    public void Whole_states_and_loss_of_heterozygosity(int minor, int major, bool lost)
    {
        var level = new PurityLevel(CopyEquations.Log2(minor + major, 0.6, 2, 0.55), 0.01, 500, 1e7, CopyEquations.Imbalance(minor, major, 0.6), 0.01);
        var copies = AlleleStates.Of(level, Solution, 0.55);
        Assert.Equal((minor + major, minor, lost, false), (copies.WholeCopies, copies.WholeMinor, copies.LossOfHeterozygosity, copies.Subclonal));
        Assert.Equal((minor, major), (copies.MinorCopies!.Value, copies.MajorCopies!.Value), new Within(1e-9));
    }

    [Fact]
    public void Half_way_between_states_is_subclonal_and_without_alleles_nothing_is_said_of_them()
    {
        var level = new PurityLevel(CopyEquations.Log2(2.5, 0.6, 2, 0.55), 0.005, 500, 1e7);
        var copies = AlleleStates.Of(level, Solution, 0.55);
        Assert.True(copies.Subclonal);
        Assert.Equal((null, null), (copies.WholeMinor, copies.LossOfHeterozygosity));
    }

    private sealed class Within(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < tolerance && Math.Abs(x.Item2 - y.Item2) < tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
