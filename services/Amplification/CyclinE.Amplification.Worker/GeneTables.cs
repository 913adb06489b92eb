using System.Collections.Concurrent;
using CyclinE.Artifacts;
using CyclinE.Genomics;

namespace CyclinE.Amplification.Worker;

/// <summary>Gene tables of a plan, parsed once per process.</summary>
internal static class GeneTables
{
    private static readonly ConcurrentDictionary<string, GeneTable> Parsed = new(StringComparer.Ordinal);

    /// <summary>The gene table of the plan; without one, no genes.</summary>
    /// <param name="input">The stage's input.</param>
    /// <param name="build">Build of the array's positions.</param>
    /// <exception cref="InvalidInputException">The plan's genes are of another build than the array.</exception>
    public static async Task<GeneTable> GenesAsync(this StageInput input, string build)
    {
        if (!input.Plan.Tables.TryGetValue("genes", out var id))
        {
            return GeneTable.Empty;
        }

        if (input.Plan.Build is { } planned && GenomeBuild.Of(planned).Name != build)
        {
            throw new InvalidInputException(
                "wrong-build", $"The file is of build {build}; the plan's genes are of {planned}.", input.Unit.Name,
                "Put arrays of one build into one sheet, or give the genes of this build with --genes.");
        }

        if (!Parsed.TryGetValue(id, out var table))
        {
            table = Parsed.GetOrAdd(id, GeneTable.Read((await input.TableAsync("genes")).Span));
        }

        return table;
    }
}
