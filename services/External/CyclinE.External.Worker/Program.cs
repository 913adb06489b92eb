using CyclinE.Contracts.Stages;
using CyclinE.External.Worker;
using CyclinE.Hosting;

var worker = WorkerDefaults.Create(args, "External");
var (_, folders) = ExternalStages.Place(StageCatalog.BuiltIn, worker.StageFolders(), takePart: false, mayBeEmpty: true);
worker.Bus.AddExternal(folders);
worker.Run();
