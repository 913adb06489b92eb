using CyclinE.Messaging.Transport;

namespace CyclinE.Ingest.Worker;

/// <summary>The stages of this service: the same in its own process and in one process with all others.</summary>
public static class IngestStages
{
    /// <summary>Adds them.</summary>
    public static PipelineBus AddIngest(this PipelineBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        return bus
            .AddStage<SplitFileConsumer>()
            .AddStage<IngestArrayConsumer>();
    }
}
