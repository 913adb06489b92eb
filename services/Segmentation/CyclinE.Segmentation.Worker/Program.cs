using CyclinE.Hosting;
using CyclinE.Segmentation.Worker;

WorkerDefaults.Create(args, "Segmentation")
    .AddStage<SegmentArrayConsumer>()
    .AddStage<LimitArrayConsumer>()
    .AddStage<SegmentPairConsumer>()
    .AddStage<SegmentCohortConsumer>()
    .Run();
