using CyclinE.Benchmarks.Segmentation.Truth;

namespace CyclinE.Benchmarks.Segmentation.Speed;

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

/// <summary>One method of ours and one reference on the same data, in turn, one core.</summary>
/// <param name="Method">Our method.</param>
/// <param name="Data">Arrays.</param>
/// <param name="Probes">Probes of all arrays.</param>
/// <param name="OursSeconds">Processor seconds, the least of several runs.</param>
/// <param name="Reference">The reference.</param>
/// <param name="ReferenceSeconds">Processor seconds of its segmentation alone.</param>
/// <param name="Ratio">Reference / ours.</param>
internal sealed record SpeedRow(string Method, string Data, int Probes, double OursSeconds, string Reference, double ReferenceSeconds, double Ratio)
{
    public static SpeedRow Of(string method, string data, int probes, double ours, string reference, double theirs) =>
        new(method, data, probes, ours, reference, theirs, theirs / ours);
}

/// <summary>How a method's time grows with the array.</summary>
internal sealed record LengthRow(string Method, int Probes, double Seconds, double NanosecondsPerProbe);

/// <summary>Largest resident memory while a method ran in a process of its own, above what the loaded input took.</summary>
internal sealed record MemoryRow(string Method, int Probes, double InputMegabytes, double AboveInputMegabytes);
