using CyclinE.Hosting;
using CyclinE.Segmentation.Worker;

var worker = WorkerDefaults.Create(args, "Segmentation");
worker.Bus.AddSegmentation();
worker.Run();
