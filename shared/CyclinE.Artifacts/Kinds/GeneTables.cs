using System.Collections.Concurrent;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Genomics.Genes;

namespace CyclinE.Artifacts.Kinds;

/// <summary>Gene tables of a plan, parsed once per process.</summary>
public static class GeneTables
{
    private static readonly ConcurrentDictionary<string, GeneTable> Parsed = new(StringComparer.Ordinal);

    /// <summary>The gene table of the plan for a build; without one, no genes.</summary>
    /// <param name="input">The stage's input.</param>
    /// <param name="build">Build of the array's positions.</param>
    public static Task<GeneTable> GenesAsync(this StageInput input, string build) =>
        OfAsync(input.Plan, build, () => input.TableAsync(GeneTableArtifact.Role));

    /// <summary>The gene table of a plan for a build; without one, no genes.</summary>
    /// <param name="store">Where the plan's tables are.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="build">Build of the positions.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task<GeneTable> GenesAsync(this IArtifactStore store, Plan plan, string build, CancellationToken cancellationToken) =>
        OfAsync(plan, build, async () => await store.ReadAsync(plan.Tables[GeneTableArtifact.Role], cancellationToken).ConfigureAwait(false));

    private static async Task<GeneTable> OfAsync(Plan plan, string build, Func<Task<Artifact?>> read)
    {
        if (!plan.Tables.TryGetValue(GeneTableArtifact.Role, out var id))
        {
            return GeneTable.Empty;
        }

        var key = $"{id}/{build}";
        if (!Parsed.TryGetValue(key, out var table))
        {
            var artifact = await read().ConfigureAwait(false);
            var bytes = artifact is null ? null : GeneTableArtifact.BytesOf(artifact, build);
            table = Parsed.GetOrAdd(key, bytes is { } tsv ? GeneTable.Read(tsv.Span) : GeneTable.Empty);
        }

        return table;
    }
}
