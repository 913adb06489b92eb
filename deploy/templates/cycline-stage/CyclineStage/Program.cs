using CyclinE.Hosting;
using CyclineStage;

var worker = WorkerDefaults.Create(args, "CyclineStage");
worker.AddStage<CyclineStageConsumer>();
worker.Run();
