using CyclinE.Genomics.Genome;

namespace CyclinE.Simulation.Arrays;

/// <summary>A copy-number change that was put into a simulated array: the truth to be found again.</summary>
public sealed record PlantedEvent
{
    /// <summary>Chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>First base pair (1-based).</summary>
    public required int Start { get; init; }

    /// <summary>Last base pair.</summary>
    public required int End { get; init; }

    /// <summary>Expected log2 ratio against a diploid reference, without noise and offset.</summary>
    public required double Log2 { get; init; }

    /// <summary>Gene or arm, such as <c>CCNE1</c> or <c>1q</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Copies in the tumour cells; null where the log2 ratio was given directly.</summary>
    public double? Copies { get; init; }

    /// <summary>True for a whole arm or chromosome, false for a focal event.</summary>
    public bool Broad { get; init; }

    /// <summary>Length in base pairs.</summary>
    public int Length => End - Start + 1;

    /// <summary>An event of a number of copies in the tumour cells of a sample; the other cells have two.</summary>
    /// <param name="label">Gene or arm.</param>
    /// <param name="chromosome">Chromosome.</param>
    /// <param name="start">First base pair.</param>
    /// <param name="end">Last base pair.</param>
    /// <param name="copies">Copies per tumour cell.</param>
    /// <param name="purity">Share of tumour cells, 0–1.</param>
    /// <param name="broad">True for a whole arm.</param>
    public static PlantedEvent OfCopies(
        string label, Chromosome chromosome, int start, int end, double copies, double purity, bool broad = false) => new()
        {
            Chromosome = chromosome,
            Start = start,
            End = end,
            Log2 = ExpectedLog2(copies, purity),
            Label = label,
            Copies = copies,
            Broad = broad,
        };

    /// <summary>log2 of the mean copies of a mixture over two; cross-hybridisation keeps the ratio above 1/12.</summary>
    public static double ExpectedLog2(double copies, double purity) =>
        Math.Log2(Math.Max(1.0 / 12, ((purity * copies) + (2 * (1 - purity))) / 2));

    /// <summary>True where the event covers a position.</summary>
    public bool Covers(Chromosome chromosome, int position) =>
        chromosome == Chromosome && position >= Start && position <= End;
}
