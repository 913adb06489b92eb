namespace CyclinE.Benchmarks;

/// <summary>Everything that <c>segmentation</c> measured; empty where it was not asked for.</summary>
internal sealed record SegmentationReport
{
    public string Machine { get; init; } = "";

    public IReadOnlyList<SpeedRow> Speed { get; init; } = [];

    public IReadOnlyList<LengthRow> Lengths { get; init; } = [];

    public IReadOnlyList<MemoryRow> Memory { get; init; } = [];

    public IReadOnlyList<ParityRow> Parity { get; init; } = [];

    public IReadOnlyList<CoriellRow> Coriell { get; init; } = [];

    public IReadOnlyList<ResampledRow> H1395 { get; init; } = [];

    public IReadOnlyList<GridRow> Grid { get; init; } = [];

    public IReadOnlyList<NullRow> Null { get; init; } = [];

    public IReadOnlyList<EventRow> Events { get; init; } = [];

    public IReadOnlyList<ResampledRow> Ablation { get; init; } = [];

    public IReadOnlyList<CoverageRow> Coverage { get; init; } = [];

    public IReadOnlyList<AlleleRow> Allele { get; init; } = [];
}
