namespace CyclinE.Numerics.Tests;

/// <summary>Golden numbers from DNAcopy's Fortran and from R's quadrature: CircularBinaryTail/make_tail.R.</summary>
public class CircularBinaryTailTests
{
    [Theory]
    [InlineData(0.05, 0.97129074610280575)]
    [InlineData(0.2, 0.89003740254710373)]
    [InlineData(0.5, 0.74761501033266953)]
    [InlineData(1, 0.56037022842005324)]
    [InlineData(2, 0.32043464193311944)]
    [InlineData(3, 0.19039541437818111)]
    [InlineData(3.9, 0.12453565874773746)]
    [InlineData(4, 0.11913766893157016)]
    [InlineData(4.1, 0.11404050883165255)]
    [InlineData(5, 0.078996118041755742)]
    [InlineData(8, 0.031248020369152044)]
    [InlineData(20, 0.0050000000000000018)]
    public void Nu_equals_its_defining_series(double x, double expected) =>
        Assert.Equal(1, CircularBinaryTail.Nu(x) / expected, 13);

    [Theory]
    [InlineData(3, .03, 1000, 1.5297124482295485, 1.5291484497647689)]
    [InlineData(4, .03, 1000, 0.095318074654369644, 0.09527432645165565)]
    [InlineData(5, .003, 1000, 0.0054029682523167163, 0.0050637590958454359)]
    [InlineData(5, .0003, 10000, 0.10896584615971425, 0.048600613301539967)]
    [InlineData(5, .03, 100, 0.00047678425122887116, 0.00047643451618065787)]
    [InlineData(8, .03, 100, 2.4990429715615789e-12, 2.4975881131463312e-12)]
    [InlineData(12, .02, 130, 1.8084925260054124e-29, 1.8070654519837715e-29)]
    [InlineData(31, .03, 130, 4.2646857579671911e-207, 4.2632931630223552e-207)]
    [InlineData(2, .1, 210, 1.9062652329891852, 1.9062275861188729)]
    [InlineData(6, .13, 200, 2.1228932731819148e-06, 2.1228444725748497e-06)]
    [InlineData(6, 3e-5, 100000, 0.014123650924563424, 0.0025631649309464481)]
    [InlineData(4.5, .45, 50, 0.0001346781591732086, 0.00013467815092256655)]
    public void Tail_equals_DNAcopy_in_cells_and_quadrature_as_integral(
        double statistic, double shortest, double length, double cells, double integral)
    {
        // DNAcopy writes φ(0)/4 with 7 digits.
        Assert.Equal(1, CircularBinaryTail.InCells(statistic, length, shortest) / cells, 8);
        Assert.Equal(1, CircularBinaryTail.Integral(statistic, length, shortest) / integral, 9);
    }

    [Fact]
    public void Arcs_of_at_least_half_add_nothing()
    {
        Assert.Equal(0, CircularBinaryTail.InCells(3, 5, 0.6));
        Assert.Equal(0, CircularBinaryTail.Integral(3, 5, 0.5));
    }

    [Fact]
    public void Nothing_underflows_into_NaN()
    {
        Assert.Equal(0, CircularBinaryTail.Integral(60, 1000, 0.003));
        Assert.Equal(0, CircularBinaryTail.Integral(0, 1000, 0.003));
    }
}
