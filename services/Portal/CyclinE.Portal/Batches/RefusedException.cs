namespace CyclinE.Portal.Batches;

/// <summary>A request that cannot be met, with what to do instead.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What, and what to do.</param>
public sealed class RefusedException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Something that is not there.</summary>
    public static RefusedException NotFound(string message) => new(404, message);
}
