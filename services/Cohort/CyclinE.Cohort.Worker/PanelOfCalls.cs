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

    /// <summary>True where a point event of an amplification's level lies over a gene of the panel.</summary>
    public bool HasAmplifiedPoint(string symbol) => Genes.Any(g => g.Symbol == symbol && g.Point?.Call >= CallClass.Amplification);

    /// <summary>A gene's log2 ratio and the point event over it.</summary>
    internal sealed record PanelGene(string Symbol, double? Log2, GenePoint? Point);
}
