using CyclinE.Messaging.Transport;

namespace CyclinE.Amplification.Worker;

/// <summary>The stages of this service: the same in its own process and in one process with all others.</summary>
public static class AmplificationStages
{
    /// <summary>Adds them.</summary>
    public static PipelineBus AddAmplification(this PipelineBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        return bus
            .AddStage<CallArrayConsumer>()
            .AddStage<ComparePairConsumer>()
            .AddStage<Oscillation.ScoreOscillationConsumer>();
    }
}
