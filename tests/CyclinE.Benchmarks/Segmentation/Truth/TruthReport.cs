namespace CyclinE.Benchmarks;

/// <summary>Everything that <c>segmentation-truth</c> measured; empty where it was not asked for.</summary>
internal sealed record TruthReport
{
    public IReadOnlyList<CoriellRow> Coriell { get; init; } = [];

    public IReadOnlyList<ResampledRow> H1395 { get; init; } = [];
}
