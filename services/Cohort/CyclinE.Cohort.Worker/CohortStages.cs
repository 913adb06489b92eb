using CyclinE.Messaging.Transport;

namespace CyclinE.Cohort.Worker;

/// <summary>The stages of this service: the same in its own process and in one process with all others.</summary>
public static class CohortStages
{
    /// <summary>Adds them.</summary>
    public static PipelineBus AddCohort(this PipelineBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        return bus
            .AddStage<CheckCohortConsumer>()
            .AddStage<FindRecurrenceConsumer>()
            .AddStage<AnalyseCohortConsumer>()
            .AddStage<ScanCohortConsumer>();
    }
}
