using CyclinE.Artifacts.Stages;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.Runner;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>A stage in the place of ingest-array whose computation a test writes: it gets the text of the array's file.</summary>
internal sealed class ScriptedConsumer(StageRunner runner, Script script) : IStageConsumer<ArrayReleased, ArrayIngested>
{
    public static StageDefinition Stage => StageTable.IngestArray;

    public static Type Options => typeof(object);

    public Task Consume(Delivery<ArrayReleased> delivery) =>
        runner.Run(this, Stage, delivery, input: ReadAsync, compute: (text, _) => script.Run(text));

    private static async Task<string> ReadAsync(StageInput input)
    {
        using var reader = new StreamReader(input.OpenFile());
        var buffer = new char[64]; // The first letters tell; a large file is not wanted in memory.
        return new string(buffer, 0, await reader.ReadBlockAsync(buffer));
    }
}
