using CyclinE.Amplification.Worker;
using CyclinE.Batches.Worker;
using CyclinE.Cohort.Worker;
using CyclinE.Ingest.Worker;
using CyclinE.Messaging.Transport;
using CyclinE.Segmentation.Worker;

namespace CyclinE.Cli.Local;

/// <summary>Every queue of the pipeline: hosted in one process by <c>run</c>, declared on the broker by <c>topology</c>.</summary>
public static class AllStages
{
    /// <summary>A bus with every stage and the queues of Batches.</summary>
    public static PipelineBus Bus() => new PipelineBus().AddIngest().AddSegmentation().AddAmplification().AddCohort().AddBatches();
}
