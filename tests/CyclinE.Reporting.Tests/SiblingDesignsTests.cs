using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tests;

public class SiblingDesignsTests
{
    private static readonly ProbeSet Whole = Set(400, step: 1000);
    private static readonly ProbeSet Cut = Set(150, step: 1000);
    private static readonly ProbeSet OfAnotherDesign = Set(150, step: 1700);
    private static readonly ProbeSet NearlyWhole = Set(390, step: 1000);

    [Fact]
    public async Task An_array_with_a_part_of_the_probes_of_its_design_is_told_both_counts()
    {
        var notes = await Find(("A", Whole, "P"), ("B", Whole, "P"), ("C", Cut, "P"), ("D", NearlyWhole, "P"));
        var (hash, note) = Assert.Single(notes);
        Assert.Equal(Cut.Hash, hash);
        Assert.StartsWith("The file holds 150 of the 400 probes that A has of the same design (38%)", note);
    }

    [Fact]
    public async Task Another_design_is_no_part_whatever_its_size() =>
        Assert.Empty(await Find(("A", Whole, null), ("B", OfAnotherDesign, null)));

    [Fact]
    public async Task Arrays_of_another_platform_are_not_compared() =>
        Assert.Empty(await Find(("A", Whole, "244k"), ("C", Cut, "44k")));

    private static Task<IReadOnlyDictionary<string, string>> Find(params (string Array, ProbeSet Probes, string? Platform)[] arrays)
    {
        var sets = arrays.Select(a => a.Probes).Distinct().ToDictionary(p => p.Hash);
        return SiblingDesigns.FindAsync(arrays.Select(a => (a.Array, Ingested(a.Probes, a.Platform))), 0.05, hash => Task.FromResult(sets[hash]));
    }

    private static ProbeSet Set(int count, int step) =>
        new([new ChromosomeRange(Chromosome.Parse("1"), 0, count)], [.. Enumerable.Range(1, count).Select(i => i * step)]);

    private static IngestedArray Ingested(ProbeSet probes, string? platform) => new()
    {
        Build = "hg19",
        Format = "generic",
        Platform = platform,
        ProbeSet = probes.Hash,
        ProbeCount = probes.Count,
        Scalars = new ArrayScalars { Probes = probes.Count, Sigma = 0.1, Tau = 1, Centre = 0, CentreHeight = 1, TrimmedSd = 0.1, Dlrs = 0.1, Mapd = 0.1 },
        Quality = new QualityControl { Verdict = QualityVerdict.Pass, Reasons = [], Dlrs = 0.1, Mapd = 0.1, MissingShare = 0 },
        Normalisation = [],
    };
}
