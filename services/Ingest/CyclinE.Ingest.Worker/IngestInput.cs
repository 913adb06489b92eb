using CyclinE.Artifacts;

namespace CyclinE.Ingest.Worker;

/// <summary>What ingest reads beside the raw file: the files that the rows name.</summary>
/// <param name="Stage">The plan, the row and the raw files.</param>
/// <param name="Probes">The row's table of probes.</param>
/// <param name="Pool">The pool that the row names as its reference.</param>
/// <param name="ReferenceProbes">The table of probes of the array that the row names as its reference.</param>
public sealed record IngestInput(StageInput Stage, byte[]? Probes, byte[]? Pool, byte[]? ReferenceProbes)
{
    /// <summary>Reads them.</summary>
    public static async Task<IngestInput> ReadAsync(StageInput input) => new(
        input,
        await input.SheetTableAsync(input.Row, "probes").ConfigureAwait(false),
        await input.SheetTableAsync(input.Row, "reference").ConfigureAwait(false),
        input.Plan.ReferenceOf(input.Row) is { } reference ? await input.SheetTableAsync(reference, "probes").ConfigureAwait(false) : null);
}
