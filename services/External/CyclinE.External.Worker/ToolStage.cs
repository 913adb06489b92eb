using CyclinE.Artifacts.Stages;
using CyclinE.Contracts;
using CyclinE.External.Worker.Description;
using CyclinE.External.Worker.Exchange;
using CyclinE.External.Worker.Running;
using CyclinE.Messaging.Runner;

namespace CyclinE.External.Worker;

/// <summary>A stage that is a command: whatever event starts it, it reads what it declares and leaves what the command leaves.</summary>
public sealed class ToolStage(StageRunner runner, StageFolder folder) : IMessageHandler
{
    private readonly ToolRun _run = new(folder);

    /// <inheritdoc/>
    public Task Consume(UnitMessage message, string? traceParent, CancellationToken cancellationToken) =>
        runner.Run<ToolEnded, ToolInput>(folder.Definition, message, traceParent, input: ToolInput.ReadAsync, compute: Compute, cancellationToken);

    private StageOutput Compute(ToolInput input, CancellationToken cancellationToken) => _run.Compute(input, cancellationToken);
}
