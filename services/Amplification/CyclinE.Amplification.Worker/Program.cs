using CyclinE.Amplification.Worker;
using CyclinE.Hosting;

var worker = WorkerDefaults.Create(args, "Amplification");
worker.Bus.AddAmplification();
worker.Run();
