using CyclinE.Hosting;
using CyclinE.Ingest.Worker;

var worker = WorkerDefaults.Create(args, "Ingest");
worker.Bus.AddIngest();
worker.Run();
