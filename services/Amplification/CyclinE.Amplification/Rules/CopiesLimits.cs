using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>Calls by copies in a tumour cell: limits of copies, brought to log2 by purity and the copies of the centre.</summary>
/// <remarks>
/// Gain and loss begin half a copy from the copies of the centre (on one expected copy, half of them). Amplification from 5 copies,
/// high-level from 8 (from 9 and 12 where the tumour's ploidy is above 2.7), high-level also at least twice the arm's median;
/// homozygous deletion below half a copy.
/// </remarks>
internal sealed class CopiesLimits(CopyModel model) : ICallRule
{
    private const double HighPloidy = 2.7;

    public string Name => "copies";

    public CallLimits LimitsOf(in LevelToCall level)
    {
        var expected = level.ExpectedCopies;
        var centre = model.CopiesAt(0, expected);
        var (amplified, high) = model.Ploidy > HighPloidy ? (9, 12) : (5, 8);
        return new CallLimits(
            model.Log2Of(0.5, expected),
            model.Log2Of(centre - 0.5, expected),
            model.Log2Of(centre + 0.5, expected),
            model.Log2Of(amplified, expected),
            model.Log2Of(Math.Max(high, 2 * model.CopiesAt(level.ArmMedian, expected)), expected));
    }
}
