namespace CyclinE.Messaging;

/// <summary>The broker does not answer, or refuses this user. Infrastructure: nothing that is in the ledger is lost by it.</summary>
/// <param name="message">Which server, and what it refuses.</param>
/// <param name="remedy">What to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class BrokerUnavailableException(string message, string remedy, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;
}
