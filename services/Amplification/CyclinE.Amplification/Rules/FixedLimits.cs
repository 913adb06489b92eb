namespace CyclinE.Amplification;

/// <summary>Calls by fixed limits of log2, whatever the noise.</summary>
internal sealed class FixedLimits(CallingOptions options) : ICallRule
{
    public string Name => "fixed";

    public CallLimits LimitsOf(in LevelToCall level) =>
        new(options.HomozygousDeletion, options.FixedLoss, options.FixedGain, options.Amplification, options.HighLevel);
}
