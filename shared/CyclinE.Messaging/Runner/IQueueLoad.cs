namespace CyclinE.Messaging.Runner;

/// <summary>How the queues of this process stand.</summary>
public interface IQueueLoad
{
    /// <summary>Whether messages reach this process now: false while the broker is away.</summary>
    bool IsConnected { get; }

    /// <summary>Messages of a queue that were taken and are not yet acknowledged.</summary>
    int InHand(string queue);
}
