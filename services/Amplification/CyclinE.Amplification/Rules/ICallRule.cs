namespace CyclinE.Amplification;

/// <summary>A rule of calls: the limits that hold for a level.</summary>
internal interface ICallRule
{
    /// <summary>Its word in results: <c>noise</c>, <c>fixed</c> or <c>copies</c>.</summary>
    string Name { get; }

    /// <summary>The limits for a level.</summary>
    CallLimits LimitsOf(in LevelToCall level);
}
