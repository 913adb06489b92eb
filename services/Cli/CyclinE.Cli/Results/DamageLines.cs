using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Units;

namespace CyclinE.Cli.Results;

/// <summary>Says which artifacts of which units and stages are damaged, and how they are made again.</summary>
public static class DamageLines
{
    private const int Most = 20;

    /// <summary>One line for each, at most twenty, each artifact once.</summary>
    public static void Say(Terminal terminal, IReadOnlyList<UnitDamage> damage)
    {
        var artifacts = damage.GroupBy(d => d.ArtifactId).ToList();
        foreach (var artifact in artifacts.Take(Most))
        {
            var first = artifact.First();
            var others = artifact.Select(d => d.Unit).Distinct().Count() - 1;
            terminal.Say($"damaged  {first.Whose}{(others > 0 ? FormattableString.Invariant($" and {others} more") : string.Empty)}: {(first.Stage == "ledger" ? "unit" : "artifact")} {first.ArtifactId}: {first.What}");
        }

        if (artifacts.Count > Most)
        {
            terminal.Say(FormattableString.Invariant($"… and {artifacts.Count - Most} more; 'cycline verify --json' lists them all"));
        }
    }

    /// <summary>What makes it again.</summary>
    /// <param name="isEmbedded">True for the folder of a run.</param>
    /// <param name="batch">The batch.</param>
    public static string Remedy(bool isEmbedded, BatchId? batch) => isEmbedded
        ? "Start 'cycline run' with the same sheet and folder: it computes again what is damaged."
        : $"To compute again what is damaged: cycline replay {(batch is null ? "BATCH" : batch.ToString())} --damaged. Tables come back when the same sheet is submitted again.";

    /// <summary>Looks for all damage of a batch after a read met some, and says it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UnreadableArtifactException">Nothing of the batch itself is damaged: what was met is thrown again.</exception>
    public static async Task<int> ExplainAsync(Terminal terminal, Backend store, BatchRow batch, UnreadableArtifactException met,
        CancellationToken cancellationToken)
    {
        var damage = await new BatchReadBack(store.Ledger, new ReadBack(store.Artifacts)).OfAsync(batch, cancellationToken);
        if (damage.Count == 0)
        {
            throw met;
        }

        terminal.Say($"error: {batch.Id} is not as it was written, so nothing of it is exported.");
        Say(terminal, damage);
        terminal.Say($"       {Remedy(store.IsEmbedded, batch.Id)}");
        return ExitCodes.SomeFailed;
    }
}
