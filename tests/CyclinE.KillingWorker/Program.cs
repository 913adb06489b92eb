using CyclinE.Artifacts.Files;
using CyclinE.Hosting;
using CyclinE.Ingest.Worker;
using CyclinE.KillingWorker;
using Microsoft.Extensions.DependencyInjection;

// The ingest worker of production, but for files whose name says that they kill it.
var worker = WorkerDefaults.Create(args, "Ingest");
worker.Services.AddSingleton<IInputFiles>(new KillingFiles(new RootedFiles(new Dictionary<string, string>
{
    ["sheet"] = Environment.GetEnvironmentVariable("CYCLINE__Roots__sheet") ?? ".",
})));
worker.Bus.AddStage<IngestArrayConsumer>();
worker.Run();
