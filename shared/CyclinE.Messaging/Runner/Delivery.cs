namespace CyclinE.Messaging.Runner;

/// <summary>A message that was handed to its consumer, by whatever carried it.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
/// <param name="Message">The message.</param>
/// <param name="TraceParent">W3C trace parent of who published it; null where the carrier keeps it as the current activity, or nobody traces.</param>
/// <param name="CancellationToken">Told when the process ends.</param>
public sealed record Delivery<TMessage>(TMessage Message, string? TraceParent, CancellationToken CancellationToken);
