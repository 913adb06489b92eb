using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace CyclinE.Batches.Worker;

/// <summary>A delivery that no consumer could read at all: it stands in the error queue, and here, so that nothing is silent.</summary>
public sealed class UnreadableConsumer(ILedger ledger, Patience patience, TimeProvider clock, ILogger<UnreadableConsumer> logger) : IConsumer<ReceiveFault>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<ReceiveFault> context)
    {
        var fault = context.Message;
        var reason = fault.Exceptions.FirstOrDefault()?.Message ?? "It could not be read.";
        Log.Unreadable(logger, context.SourceAddress?.ToString() ?? "?", reason);
        var letter = new DeadLetter
        {
            Id = fault.FaultId.ToString(),
            Queue = context.SourceAddress is { } source ? QueueAddress.QueueOf(source) : BatchConsumer.Queue,
            Reason = $"Unreadable message: {reason}",
            At = clock.GetUtcNow().UtcDateTime,
        };
        PipelineMetrics.DeadLetter(letter.Queue, "unreadable");
        return patience.RunAsync("unreadable", () => ledger.AddDeadLetterAsync(letter, context.CancellationToken), context.CancellationToken);
    }
}
