using CyclinE.Hosting;
using CyclinE.Ingest.Worker;

WorkerDefaults.Create(args, "Ingest")
    .AddStage<SplitFileConsumer>()
    .AddStage<IngestArrayConsumer>()
    .Run();
