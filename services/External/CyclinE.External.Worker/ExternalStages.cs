using CyclinE.Contracts.Stages;
using CyclinE.External.Worker.Description;
using CyclinE.Messaging.Transport;

namespace CyclinE.External.Worker;

/// <summary>The stages that are commands: the same in their own process and in one process with all others.</summary>
public static class ExternalStages
{
    /// <summary>The stages of folders in a catalogue, where each finds the event that starts it.</summary>
    public static (StageCatalog Catalog, IReadOnlyList<StageFolder> Folders) Place(
        StageCatalog catalog, IEnumerable<string> paths, bool takePart, bool mayBeEmpty = false)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var folders = StageFolder.InOrder([.. paths.SelectMany(p => StageFolder.ReadAll(p, mayBeEmpty)).DistinctBy(f => f.Path)]);
        var placed = new List<StageFolder>();
        foreach (var folder in folders)
        {
            catalog = catalog.With([folder.Definition], takePart, Path.Combine(folder.Path, StageFolder.FileName));
            placed.Add(folder with { Definition = catalog.Find(folder.Definition.Name)! });
        }

        return (catalog, placed);
    }

    /// <summary>Adds them.</summary>
    public static PipelineBus AddExternal(this PipelineBus bus, IReadOnlyList<StageFolder> folders)
    {
        ArgumentNullException.ThrowIfNull(bus);
        foreach (var folder in folders)
        {
            bus.AddStage(folder.Definition, runner => new ToolStage(runner, folder));
        }

        return bus;
    }
}
