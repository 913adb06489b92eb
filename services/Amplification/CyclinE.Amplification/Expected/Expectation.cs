namespace CyclinE.Amplification;

/// <summary>What an unaltered genome shows.</summary>
/// <param name="Log2">Expected log2 ratio, centre subtracted.</param>
/// <param name="Copies">Expected copies of the sample.</param>
internal readonly record struct Expectation(double Log2, double Copies)
{
    public static Expectation Diploid => new(0, 2);
}
