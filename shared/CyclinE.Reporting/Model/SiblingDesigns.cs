using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Reporting.Model;

/// <summary>
/// Arrays that hold only a part of the probes that another array of the same design has. One file alone does not tell how many
/// probes its design has; where arrays meet, the others do.
/// </summary>
public static class SiblingDesigns
{
    // Rows that a user filtered leave places of the design, whatever else they drop.
    private const double SharedPlaces = 0.98;

    private const int MostCandidates = 200;
    private const int MostSiblings = 3;

    /// <summary>Finds them.</summary>
    /// <param name="arrays">Arrays that were measured.</param>
    /// <param name="limit">Share of the design's probes that may be absent, 0–1.</param>
    /// <param name="probes">Reads a probe set by its hash; asked only for sets that differ in size.</param>
    /// <returns>The sentence for each probe set (by hash) that is a part of another one.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> FindAsync(
        IEnumerable<(string Array, IngestedArray Ingested)> arrays, double limit, Func<string, Task<ProbeSet>> probes)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var design in arrays.GroupBy(a => (a.Ingested.Build, a.Ingested.Format, a.Ingested.Platform)))
        {
            var sets = design.GroupBy(a => a.Ingested.ProbeSet, StringComparer.Ordinal)
                .Select(g => (Hash: g.Key, Count: g.First().Ingested.ProbeCount, Arrays: g.Count(), First: g.First().Array))
                .OrderByDescending(s => s.Arrays).ThenByDescending(s => s.Count).ThenBy(s => s.Hash, StringComparer.Ordinal)
                .ToList();
            foreach (var small in sets.OrderBy(s => s.Count).Take(MostCandidates))
            {
                foreach (var large in sets.Where(s => small.Count < (1 - limit) * s.Count).Take(MostSiblings))
                {
                    if (IsPart(await probes(small.Hash).ConfigureAwait(false), await probes(large.Hash).ConfigureAwait(false)))
                    {
                        found[small.Hash] = string.Create(
                            CultureInfo.InvariantCulture,
                            $"The file holds {small.Count:N0} of the {large.Count:N0} probes that {large.First} has of the same design ({(double)small.Count / large.Count:0%}): it has lost rows, was filtered, or is of a smaller design.");
                        break;
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Whether nearly every place of one set is a place of another.</summary>
    public static bool IsPart(ProbeSet part, ProbeSet whole)
    {
        var shared = 0;
        foreach (var range in part.Chromosomes)
        {
            var other = whole.Chromosomes.FirstOrDefault(c => c.Chromosome == range.Chromosome);
            var at = other.First;
            for (var i = range.First; i < range.End; i++)
            {
                while (at < other.End && whole.Positions[at] < part.Positions[i])
                {
                    at++;
                }

                shared += at < other.End && whole.Positions[at] == part.Positions[i] ? 1 : 0;
            }
        }

        return shared >= SharedPlaces * part.Count;
    }
}
