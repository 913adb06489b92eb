namespace CyclinE.Amplification;

/// <summary>Calls by the array's own noise: gain or loss beyond max(se-factor·SE, floor).</summary>
internal sealed class NoiseLimits(CallingOptions options) : ICallRule
{
    public string Name => "noise";

    public CallLimits LimitsOf(in LevelToCall level)
    {
        var limit = Math.Max(options.SeFactor * level.StandardError, options.GainFloor);
        return new CallLimits(options.HomozygousDeletion, -limit, limit, options.Amplification, options.HighLevel);
    }
}
