using System.Diagnostics.CodeAnalysis;

namespace CyclinE.Genomics;

/// <summary>Genes of one build in genome order.</summary>
public sealed class GeneTable
{
    /// <summary>Makes a table; genes are put in genome order.</summary>
    public GeneTable(IEnumerable<Gene> genes) =>
        Genes = [.. genes.OrderBy(g => g.Chromosome).ThenBy(g => g.Start).ThenBy(g => g.Symbol, StringComparer.Ordinal)];

    /// <summary>A table without genes, for builds that have none.</summary>
    public static GeneTable Empty { get; } = new([]);

    /// <summary>All genes in genome order.</summary>
    public IReadOnlyList<Gene> Genes { get; }

    /// <summary>Finds a gene by symbol.</summary>
    public bool TryFind(string symbol, [NotNullWhen(true)] out Gene? gene)
    {
        gene = Genes.FirstOrDefault(g => string.Equals(g.Symbol, symbol, StringComparison.OrdinalIgnoreCase));
        return gene is not null;
    }
}
