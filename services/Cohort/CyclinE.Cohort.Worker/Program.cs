using CyclinE.Cohort.Worker;
using CyclinE.Hosting;

var worker = WorkerDefaults.Create(args, "Cohort");
worker.Bus.AddCohort();
worker.Run();
