using System.Numerics;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Arrays;
using MathNet.Numerics;

namespace CyclinE.Simulation.Agilent;

/// <summary>
/// The numbers of one spot, consistent with each other as the vendor's are: processed signal = background-subtracted signal ×
/// dye normalisation, LogRatio = log10(red / green) of the processed signals as printed, its error from theirs, its P from both.
/// </summary>
internal struct AgilentSignals
{
    /// <summary>Factor from background-subtracted to processed signal, green.</summary>
    public const double GreenNorm = 2.9;

    /// <summary>Factor from background-subtracted to processed signal, red.</summary>
    public const double RedNorm = 1.75;

    /// <summary>Additive error of a processed signal, green.</summary>
    public const double GreenAdditive = 33;

    /// <summary>Additive error of a processed signal, red.</summary>
    public const double RedAdditive = 36;

    /// <summary>Raw signal at which the scanner saturates.</summary>
    public const double Saturation = 65529;

    private const double Multiplicative = 0.1;
    private const double NegativeControl = 40;

    /// <summary>Processed signals as printed.</summary>
    public double Green, Red;

    /// <summary>log10(red / green).</summary>
    public double LogRatio;

    /// <summary>Errors of the signals and of the log ratio.</summary>
    public double GreenError, RedError, LogRatioError;

    /// <summary>Two-sided P of the log ratio.</summary>
    public double P;

    /// <summary>Background, printed as median (whole numbers), and the small numbers around it.</summary>
    public int GreenBackground, RedBackground;

    /// <summary>Random bits for what nothing depends on: pixel spread, spot extent, background flags.</summary>
    public ulong Bits;

    /// <summary>Which quality flag the spot carries.</summary>
    public AgilentFlag Flag;

    /// <summary>Draws the signals of a spot.</summary>
    /// <param name="feature">The spot.</param>
    /// <param name="profile">log2 of every probe; a missing one becomes a manual flag.</param>
    /// <param name="scan">Noise between spots, share of flags.</param>
    /// <param name="random">The array's stream of spots.</param>
    public static AgilentSignals Draw(in AgilentFeature feature, Profile profile, AgilentScan scan, RandomStream random)
    {
        AgilentSignals spot = default;
        spot.Bits = random.NextBits();
        var spread = random.NextGaussian();
        double log2 = 0;
        if (feature.ControlType == 0)
        {
            log2 = profile.Log2[feature.Probe];
            spot.Flag = !double.IsFinite(log2) ? AgilentFlag.Manual
                : random.NextUniform() < scan.FlaggedShare ? (AgilentFlag)random.NextInteger(1, 5)
                : AgilentFlag.None;
            log2 = double.IsFinite(log2) ? log2 : 0;
            log2 += feature.IsReplicate ? scan.ReplicateSd * random.NextGaussian() : 0;
            log2 += spot.Flag == AgilentFlag.None ? 0 : random.NextUniform(1, 3) * ((spot.Bits & 1) == 0 ? 1 : -1);
        }

        // Both channels share the spot's own strength, so it cancels in the ratio.
        var strength = feature.ControlType < 0
            ? NegativeControl + (10 * spread)
            : Exp2(feature.Affinity + (0.1 * spread));
        spot.Green = spot.Flag == AgilentFlag.Saturated ? Saturation * GreenNorm : Print(strength);
        spot.Red = spot.Flag == AgilentFlag.Saturated ? Saturation * RedNorm : Print(strength * Exp2(log2));
        spot.Finish();
        return spot;
    }

    /// <summary>Decimals with which a processed signal is printed: five significant digits.</summary>
    public static int DecimalsOf(double signal) => signal >= 1000 ? 1 : 2;

    private static double Exp2(double value) => Math.Exp(value * 0.693147180559945309);

    private static double Print(double signal)
    {
        signal = Math.Max(signal, 1);
        return signal >= 1000 ? Math.Floor((signal * 10) + 0.5) / 10 : Math.Floor((signal * 100) + 0.5) / 100;
    }

    private void Finish()
    {
        GreenError = Math.Sqrt((Multiplicative * Green * (Multiplicative * Green)) + (GreenAdditive * GreenAdditive));
        RedError = Math.Sqrt((Multiplicative * Red * (Multiplicative * Red)) + (RedAdditive * RedAdditive));
        var (green, red) = (GreenError / Green, RedError / Red);
        LogRatio = Math.Log10(Red / Green);
        LogRatioError = Math.Sqrt((green * green) + (red * red)) / 2.302585092994045684;
        P = SpecialFunctions.Erfc(Math.Abs(LogRatio) / (LogRatioError * 1.41421356237309505));
        GreenBackground = 18 + BitOperations.PopCount(Bits & 0xFF);
        RedBackground = 44 + BitOperations.PopCount(Bits & 0xFFF00);
    }
}
