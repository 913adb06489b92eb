namespace CyclinE.Messaging.Topology;

/// <summary>The queue in the address of a receive endpoint.</summary>
public static class QueueAddress
{
    // Written by the broker when it moves a message to the dead-letter exchange.
    private const string FirstDeathQueue = "x-first-death-queue";

    /// <summary>The queue's name: the last segment, behind the virtual host.</summary>
    public static string QueueOf(Uri address) => address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..];

    /// <summary>The queue from which the broker moved this delivery here; null where it was not moved.</summary>
    public static string? DiedIn(MassTransit.ReceiveContext delivery) =>
        delivery.TransportHeaders.TryGetHeader(FirstDeathQueue, out var queue) ? queue as string : null;
}
