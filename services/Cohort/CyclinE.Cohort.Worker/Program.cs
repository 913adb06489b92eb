using CyclinE.Cohort.Worker;
using CyclinE.Hosting;

WorkerDefaults.Create(args, "Cohort")
    .AddStage<CheckCohortConsumer>()
    .AddStage<AnalyseCohortConsumer>()
    .Run();
