using CyclinE.Batches.Worker;
using CyclinE.Hosting;

var worker = WorkerDefaults.Create(args, "Batches");
worker.Bus.AddBatches();
worker.Services.AddBatches(worker.BatchSettings(), new ReconcilerSettings(worker.ReconcileEvery()));
worker.MeasureDeployment();
worker.Run();
