namespace CyclinE.Artifacts;

/// <summary>A message that could not be handled, kept so that nothing is silent.</summary>
public sealed record DeadLetter
{
    /// <summary>Message id.</summary>
    public required string Id { get; init; }

    /// <summary>The queue it came from.</summary>
    public required string Queue { get; init; }

    /// <summary>The unit it was about; null where it could not be read.</summary>
    public string? Unit { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Seen at.</summary>
    public required DateTime At { get; init; }
}
