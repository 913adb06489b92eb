using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests.Genome;

/// <summary>Arrays of the sample batch as pictures see them.</summary>
internal static class Views
{
    public static GenomeView Of(string array, BatchResults results)
    {
        var found = results.ArrayResults.Single(a => a.Array == array);
        return new GenomeView(found, found.LoadProfile!(default).Result, results.Build, results.Genes);
    }

    /// <summary>An array with forty amplified genes beside each other, and more genes than there is room for.</summary>
    public static GenomeView Crowded()
    {
        var results = SampleBatch.Large;
        var array = results.ArrayResults.Single(a => a.Array == "BT-resistant-1");
        var gene = array.Calls!.Genes.Single(g => g.Symbol == "CCNE1");
        var genes = Enumerable.Range(0, 40)
            .Select(i => gene with { Symbol = $"AMPLIFIED{i}", Start = 20_000_000 + (i * 500_000), End = 20_050_000 + (i * 500_000) }).ToList();
        var table = new GeneTable(Enumerable.Range(0, 300)
            .Select(i => new Gene($"GENE{i}", Chromosome.FromNumber(19), 25_000_000 + (i * 30_000), 25_020_000 + (i * 30_000))));
        return new GenomeView(array with { Calls = array.Calls with { Genes = genes } }, array.LoadProfile!(default).Result, "hg19", table);
    }
}
