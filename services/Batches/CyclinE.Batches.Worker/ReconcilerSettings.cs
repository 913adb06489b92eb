namespace CyclinE.Batches.Worker;

/// <summary>How often the reconciler runs.</summary>
/// <param name="Every">Time between turns.</param>
public sealed record ReconcilerSettings(TimeSpan Every)
{
    /// <summary>30 s.</summary>
    public static ReconcilerSettings Default { get; } = new(TimeSpan.FromSeconds(30));
}
