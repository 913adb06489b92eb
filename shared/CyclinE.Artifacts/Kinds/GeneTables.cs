using System.Collections.Concurrent;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genes;

namespace CyclinE.Artifacts.Kinds;

/// <summary>Gene tables of a plan, parsed once per process.</summary>
public static class GeneTables
{
    private static readonly ConcurrentDictionary<string, GeneTable> Parsed = new(StringComparer.Ordinal);

    /// <summary>The gene table of the plan for a build; without one, no genes.</summary>
    /// <param name="input">The stage's input.</param>
    /// <param name="build">Build of the array's positions.</param>
    public static async Task<GeneTable> GenesAsync(this StageInput input, string build)
    {
        if (!input.Plan.Tables.TryGetValue(GeneTableArtifact.Role, out var id))
        {
            return GeneTable.Empty;
        }

        var key = $"{id}/{build}";
        if (!Parsed.TryGetValue(key, out var table))
        {
            var artifact = await input.TableAsync(GeneTableArtifact.Role).ConfigureAwait(false);
            var bytes = artifact is null ? null : GeneTableArtifact.BytesOf(artifact, build);
            table = Parsed.GetOrAdd(key, bytes is { } tsv ? GeneTable.Read(tsv.Span) : GeneTable.Empty);
        }

        return table;
    }
}
