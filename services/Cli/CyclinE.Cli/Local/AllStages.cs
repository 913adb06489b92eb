using CyclinE.Amplification.Worker;
using CyclinE.Batches.Worker;
using CyclinE.Cohort.Worker;
using CyclinE.Contracts.Stages;
using CyclinE.External.Worker;
using CyclinE.External.Worker.Description;
using CyclinE.Ingest.Worker;
using CyclinE.Messaging.Transport;
using CyclinE.Segmentation.Worker;

namespace CyclinE.Cli.Local;

/// <summary>Every queue of the pipeline: hosted in one process by <c>run</c>, declared on the broker by <c>topology</c>.</summary>
public static class AllStages
{
    /// <summary>A bus with every stage and the queues of Batches.</summary>
    /// <param name="external">Stages beside those of the program.</param>
    public static PipelineBus Bus(params IReadOnlyList<StageFolder> external) =>
        new PipelineBus().AddIngest().AddSegmentation().AddAmplification().AddCohort().AddExternal(external).AddBatches();

    /// <summary>The stages of the table and those of this tree that stand with their consumer alone.</summary>
    public static StageCatalog Catalog { get; } =
        StageCatalog.BuiltIn.With(Bus().Stages.Where(s => StageCatalog.BuiltIn.Find(s.Name) is null), takePart: false, "the program");
}
