using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Rules;

/// <summary>A rule of calls: the limits that hold for a level.</summary>
internal interface ICallRule
{
    /// <summary>Its word in results: <c>noise</c>, <c>fixed</c> or <c>copies</c>.</summary>
    string Name { get; }

    /// <summary>The limits for a level.</summary>
    CallLimits LimitsOf(in LevelToCall level);
}

/// <summary>A level and what the rules may ask about it.</summary>
/// <param name="StandardError">Standard error of its log2; 0 where it is not known.</param>
/// <param name="ExpectedCopies">Copies that the sample has there unaltered.</param>
/// <param name="ArmMedian">Median log2 of its arm, probes as weights.</param>
internal readonly record struct LevelToCall(double StandardError, double ExpectedCopies, double ArmMedian);

/// <summary>The limits of the classes at one place, in log2 from what is expected there.</summary>
/// <param name="HomozygousDeletion">Largest of a suspected homozygous deletion.</param>
/// <param name="Loss">Below it is a loss.</param>
/// <param name="Gain">Above it is a gain.</param>
/// <param name="Amplification">Smallest of an amplification.</param>
/// <param name="HighLevel">Smallest of a high-level amplification.</param>
internal readonly record struct CallLimits(double HomozygousDeletion, double Loss, double Gain, double Amplification, double HighLevel)
{
    /// <summary>The class of a level: from loss to gain, both included, it is neutral whatever the other limits are.</summary>
    public CallClass Classify(double log2) => log2 switch
    {
        _ when log2 > Gain => log2 >= HighLevel ? CallClass.HighLevelAmplification : log2 >= Amplification ? CallClass.Amplification : CallClass.Gain,
        _ when log2 < Loss => log2 <= HomozygousDeletion ? CallClass.HomozygousDeletion : CallClass.Loss,
        _ => CallClass.Neutral,
    };
}

/// <summary>Calls by fixed limits of log2, whatever the noise.</summary>
internal sealed class FixedLimits(CallingOptions options) : ICallRule
{
    public string Name => "fixed";

    public CallLimits LimitsOf(in LevelToCall level) =>
        new(options.HomozygousDeletion, options.FixedLoss, options.Gains.FixedGain, options.Amplification, options.HighLevel);
}

/// <summary>Calls by the array's own noise: gain or loss beyond max(se-factor·SE, floor).</summary>
internal sealed class NoiseLimits(CallingOptions options) : ICallRule
{
    public string Name => "noise";

    public CallLimits LimitsOf(in LevelToCall level)
    {
        var limit = Math.Max(options.Events.SeFactor * level.StandardError, options.Gains.GainFloor);
        return new CallLimits(options.HomozygousDeletion, -limit, limit, options.Amplification, options.HighLevel);
    }
}

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
