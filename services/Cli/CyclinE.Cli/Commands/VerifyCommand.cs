using System.CommandLine;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;

namespace CyclinE.Cli.Commands;

/// <summary><c>verify</c>: everything that is stored is read back and held against its hashes.</summary>
public static class VerifyCommand
{
    private const int Page = 500;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("verify",
            "Reads back everything that a batch left, or the whole store without a batch, and says what is not as it was written. Changes nothing.");
        var backend = new BackendOptions(command, "The batch, as name or name@revision; the whole store without one.");
        var json = new Option<bool>("--json") { Description = "Print what is damaged as JSON." };
        command.Options.Add(json);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = backend.Batch(result) is { } name ? await store.FindBatchAsync(name, cancellationToken) : null;
            var readBack = new ReadBack(store.Artifacts);
            var damage = await ReadAsync(store, batch, readBack, cancellationToken);
            return Say(terminal, store, batch, readBack, damage, result.GetValue(json));
        }));
        return command;
    }

    private static async Task<IReadOnlyList<UnitDamage>> ReadAsync(Backend store, BatchRow? batch, ReadBack readBack, CancellationToken cancellationToken)
    {
        var damage = new List<UnitDamage>();
        foreach (var one in batch is null ? await store.Ledger.ListBatchesAsync(null, cancellationToken) : [batch])
        {
            damage.AddRange(await new BatchReadBack(store.Ledger, readBack).OfAsync(one, cancellationToken));
        }

        if (batch is not null)
        {
            return damage;
        }

        // What no batch refers to: results of attempts that were replayed, of units that never ended.
        var named = damage.Select(d => d.ArtifactId).ToHashSet(StringComparer.Ordinal);
        var page = await store.Artifacts.ListIdsAsync(string.Empty, Page, cancellationToken);
        while (page.Count > 0)
        {
            foreach (var id in page)
            {
                damage.AddRange((await readBack.OfAsync(id, cancellationToken)).Where(d => named.Add(d.ArtifactId))
                    .Select(d => new UnitDamage(null, null, null, d.ArtifactId, d.What)));
            }

            page = await store.Artifacts.ListIdsAsync(page[^1], Page, cancellationToken);
        }

        return damage;
    }

    private static int Say(Terminal terminal, Backend store, BatchRow? batch, ReadBack readBack, IReadOnlyList<UnitDamage> damage, bool json)
    {
        var artifacts = damage.Select(d => d.ArtifactId).Distinct().Count();
        if (json)
        {
            terminal.Json(new { Batch = batch?.Id.ToString(), Artifacts = readBack.Count, readBack.Bytes, Damaged = damage });
        }
        else
        {
            DamageLines.Say(terminal, damage);
            var where = batch is null ? "the store" : batch.Id.ToString();
            terminal.Line(FormattableString.Invariant($"{where}: {readBack.Count} artifacts read back ({readBack.Bytes / 1e6:0.0} MB), {artifacts} damaged"));
        }

        if (artifacts == 0)
        {
            return ExitCodes.Success;
        }

        terminal.Say(DamageLines.Remedy(store.IsEmbedded, batch?.Id));
        return ExitCodes.SomeFailed;
    }
}
