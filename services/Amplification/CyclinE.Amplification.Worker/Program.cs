using CyclinE.Amplification.Worker;
using CyclinE.Hosting;

WorkerDefaults.Create(args, "Amplification")
    .AddStage<CallArrayConsumer>()
    .AddStage<ComparePairConsumer>()
    .Run();
