using CyclinE.Messaging.Transport;

namespace CyclinE.Segmentation.Worker;

/// <summary>The stages of this service: the same in its own process and in one process with all others.</summary>
public static class SegmentationStages
{
    /// <summary>Adds them.</summary>
    public static PipelineBus AddSegmentation(this PipelineBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        return bus
            .AddStage<SegmentArrayConsumer>()
            .AddStage<LimitArrayConsumer>()
            .AddStage<SegmentPairConsumer>()
            .AddStage<SegmentCohortConsumer>();
    }
}
