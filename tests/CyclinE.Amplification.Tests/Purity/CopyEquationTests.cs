using CyclinE.Amplification.Purity;

namespace CyclinE.Amplification.Tests.Purity;

public class CopyEquationTests
{
    // Half tumour, diploid centre: four copies are (1 + 2)/2 = 1.5 times the centre, so r = log2 1.5; of (1, 3) the major
    // allele has (0.5 + 1.5)/3 = 2/3 of the reads.
    [Theory]
    [InlineData(1)]
    [InlineData(0.55)]
    public void A_case_by_hand(double gamma)
    {
        var r = gamma * Math.Log2(1.5);
        Assert.Equal(r, CopyEquations.Log2(4, 0.5, 2, gamma), 1e-12);
        Assert.Equal(4, CopyEquations.Copies(r, 0.5, 2, gamma), 1e-12);
        Assert.Equal(3, CopyEquations.AlleleCopies(r, 2.0 / 3, 0.5, 2, gamma), 1e-12);
        Assert.Equal(1, CopyEquations.AlleleCopies(r, 1.0 / 3, 0.5, 2, gamma), 1e-12);
        Assert.Equal((2.0 / 3) - 0.5, CopyEquations.Imbalance(1, 3, 0.5), 1e-12);
    }

    // A male's X beside autosomes of two copies: r is measured from log2(1/2), so its one copy is r = 0 and three are
    // (0.5·3 + 0.5)/1 = 2 times that.
    [Fact]
    public void Expected_copies_scale_the_sex_chromosomes()
    {
        Assert.Equal(1, CopyEquations.Copies(0, 0.5, 2, 1, expected: 1), 1e-12);
        Assert.Equal(3, CopyEquations.Copies(1, 0.5, 2, 1, expected: 1), 1e-12);
    }

    // Three quarters of the genome at r = 0, one quarter at t = 1.25 (ρ = 0.5): with ψ₀ = 2 the copies are 2 and 3, mean 2.25.
    [Fact]
    public void A_ploidy_fixes_the_copies_of_the_centre()
    {
        var meanRatio = (0.75 * 1) + (0.25 * 1.25);
        Assert.Equal(3, CopyEquations.Copies(Math.Log2(1.25), 0.5, 2, 1), 1e-12);
        Assert.Equal(2, CopyEquations.CentreCopiesOf(2.25, meanRatio, 0.5), 1e-12);
    }
}
