using CyclinE.Cohort.Worker;
using CyclinE.Hosting;

WorkerDefaults.Create(args, "Cohort")
    .AddStage<CheckCohortConsumer>()
    .AddStage<FindRecurrenceConsumer>()
    .AddStage<AnalyseCohortConsumer>()
    .Run();
