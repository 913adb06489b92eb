namespace CyclinE.Artifacts;

/// <summary>Tells an outage of the store, which is waited out, from a bug, which is not.</summary>
public interface IOutageDetector
{
    /// <summary>True when the exception means that the store cannot be reached now.</summary>
    bool IsOutage(Exception exception);
}
