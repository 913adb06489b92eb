using CyclinE.Genomics;

namespace CyclinE.Cohort.Worker;

/// <summary>What the study reads of an array's calls.</summary>
internal sealed record PanelOfCalls
{
    /// <summary>The panel's genes.</summary>
    public required IReadOnlyList<PanelGene> Genes { get; init; }

    /// <summary>Cyclin E positive by amplification.</summary>
    public bool? CyclinEAmplified { get; init; }

    /// <summary>Cyclin E positive by expression.</summary>
    public bool? CyclinEExpressed { get; init; }

    /// <summary>The log2 ratio of a gene of the panel; null where it has none.</summary>
    public double? Log2Of(string symbol) => Genes.FirstOrDefault(g => g.Symbol == symbol)?.Log2;

    /// <summary>A gene's log2 ratio.</summary>
    internal sealed record PanelGene(string Symbol, double? Log2);
}
