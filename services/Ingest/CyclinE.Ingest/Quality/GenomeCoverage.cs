using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;

namespace CyclinE.Ingest.Quality;

/// <summary>What of the genome an array's probes leave out: chromosomes, and the ends of chromosomes.</summary>
/// <remarks>A file that lost its end between two rows looks like a whole one, but for this.</remarks>
/// <param name="EmptyAutosomes">Chromosomes 1–22 without a probe.</param>
/// <param name="WithoutX">Whether X has none.</param>
/// <param name="OpenEnds">Chromosomes whose probes stop long before their end, with the last probe, the length and the probes expected behind it.</param>
internal sealed record GenomeCoverage(
    IReadOnlyList<Chromosome> EmptyAutosomes, bool WithoutX, IReadOnlyList<(Chromosome Chromosome, int Last, int Length, double Expected)> OpenEnds)
{
    // The euchromatic end of every chromosome but Y is covered: where its own density expects so many probes and there is none, and the
    // stretch is no mere end, the rows are gone. Docs: docs/algorithms/quality.md.
    private const double ExpectedProbes = 40;
    private const double ShareOfChromosome = 0.05;

    /// <summary>Looks at a platform's probes.</summary>
    public static GenomeCoverage Of(ProbeSet probes, GenomeBuild build)
    {
        var ranges = probes.Chromosomes.ToDictionary(r => r.Chromosome);
        var open = new List<(Chromosome, int, int, double)>();
        foreach (var (chromosome, range) in ranges.Where(r => r.Key.IsAutosome || r.Key == Chromosome.X))
        {
            if (build.LengthOf(chromosome) is not { } length)
            {
                continue;
            }

            var last = probes.Positions[range.End - 1];
            var gap = length - last;
            var expected = range.Count * (double)gap / last;
            if (gap > ShareOfChromosome * length && expected > ExpectedProbes)
            {
                open.Add((chromosome, last, length, expected));
            }
        }

        return new GenomeCoverage(
            [.. Chromosome.All.Where(c => c.IsAutosome && !ranges.ContainsKey(c))], !ranges.ContainsKey(Chromosome.X), open);
    }

    /// <summary>The empty chromosomes as a reader writes them: <c>8–22 and X</c>.</summary>
    public string EmptyNames()
    {
        var runs = new List<string>();
        for (var i = 0; i < EmptyAutosomes.Count;)
        {
            var first = i++;
            while (i < EmptyAutosomes.Count && EmptyAutosomes[i].Number == EmptyAutosomes[i - 1].Number + 1)
            {
                i++;
            }

            runs.Add(i - first == 1 ? EmptyAutosomes[first].ToString() : $"{EmptyAutosomes[first]}–{EmptyAutosomes[i - 1]}");
        }

        return string.Join(", ", runs) + (WithoutX ? " and X" : string.Empty);
    }

    /// <summary>The first open end in words.</summary>
    public string? OpenEnd()
    {
        if (OpenEnds.Count == 0)
        {
            return null;
        }

        var (chromosome, last, length, expected) = OpenEnds[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Chromosome {chromosome} has no probe behind {last / 1e6:0.0} of {length / 1e6:0.0} Mb, where its own density lets about {expected:N0} be expected")
            + (OpenEnds.Count == 1 ? string.Empty : $" (likewise {string.Join(", ", OpenEnds.Skip(1).Select(o => o.Chromosome))})");
    }
}
