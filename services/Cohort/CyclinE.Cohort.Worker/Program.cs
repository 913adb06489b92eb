using CyclinE.Cohort.Worker;
using CyclinE.Hosting;

WorkerDefaults.Create(args, "Cohort")
    .AddStage<AnalyseCohortConsumer>()
    .Run();
