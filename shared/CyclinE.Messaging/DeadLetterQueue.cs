namespace CyclinE.Messaging;

/// <summary>Where the broker puts a message that was delivered too often: the policy names it.</summary>
public static class DeadLetterQueue
{
    /// <summary>Exchange and queue.</summary>
    public const string Name = "dead-letters";

    /// <summary>Deliveries of one message after which it is dead.</summary>
    public const int DeliveryLimit = 5;
}
