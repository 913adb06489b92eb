using CyclinE.Contracts;
using MassTransit;

namespace CyclinE.Batches.Worker;

/// <summary>Takes ended units from the broker, many at a time.</summary>
public sealed class SettleConsumer(EndedUnits units) : IConsumer<Batch<UnitEnded>>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Batch<UnitEnded>> context) =>
        units.SettleAsync(context.Message.Select(m => m.Message.Unit), context.CancellationToken);
}
