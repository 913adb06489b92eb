using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>Calls by copies: <em>purity and ploidy corrected</em>.</summary>
/// <remarks>
/// Amplified from 5 copies, or 9 where the mean ploidy is above 2.7 (the limits of COSMIC for gains); high-level from 8, or 12,
/// and at least twice the arm's median; homozygously deleted below half a copy. Gain and loss are measured from the whole
/// number nearest to the ploidy: more than half a copy and three standard errors from it.
/// </remarks>
public static class CopyRule
{
    /// <summary>Ploidy above which the limits of a doubled genome hold.</summary>
    public const double DoubledPloidy = 2.7;

    private const double ArmFactor = 2;
    private const double Homozygous = 0.5;
    private const double HalfCopy = 0.5;
    private const double ErrorFactor = 3;

    /// <summary>The class of a level.</summary>
    /// <param name="copies">n.</param>
    /// <param name="standardError">Of n.</param>
    /// <param name="ploidy">ψ.</param>
    /// <param name="armMedian">Probe-weighted median copies of the segment's arm; null where arms are unknown, and then no limit by it.</param>
    /// <param name="expected">Copies in a normal cell: what gain and loss are measured from is ψ·e/2, rounded.</param>
    public static CallClass Classify(double copies, double standardError, double ploidy, double? armMedian, double expected = 2)
    {
        var (amplified, high) = ploidy > DoubledPloidy ? (9.0, 12.0) : (5.0, 8.0);
        var usual = Math.Round(0.5 * expected * Math.Round(ploidy), MidpointRounding.AwayFromZero);
        var margin = Math.Max(HalfCopy, ErrorFactor * standardError);
        if (copies >= amplified && copies - usual > margin)
        {
            return copies >= high && !(copies < ArmFactor * armMedian) ? CallClass.HighLevelAmplification : CallClass.Amplification;
        }

        if (copies < Homozygous && usual - copies > margin)
        {
            return CallClass.HomozygousDeletion;
        }

        return copies - usual > margin ? CallClass.Gain : usual - copies > margin ? CallClass.Loss : CallClass.Neutral;
    }
}
