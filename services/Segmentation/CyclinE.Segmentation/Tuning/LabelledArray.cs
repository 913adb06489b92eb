namespace CyclinE.Segmentation.Tuning;

/// <summary>One array with labels.</summary>
public sealed record LabelledArray
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Effective σ of the array (log2 units), positive.</summary>
    public required double Sigma { get; init; }

    /// <summary>Effective τ of the array, at least 1.</summary>
    public required double Tau { get; init; }

    /// <summary>N: finite probes of the whole array.</summary>
    public required int Probes { get; init; }

    /// <summary>Its chromosomes that have labels.</summary>
    public required IReadOnlyList<LabelledChromosome> Chromosomes { get; init; }

    /// <summary>Number of labels.</summary>
    public int Labels => Chromosomes.Sum(c => c.Labels.Count);

    /// <summary>Label errors at a penalty.</summary>
    /// <param name="penalty">β, in squared log2 units.</param>
    public LabelErrors ErrorsAt(double penalty) =>
        Chromosomes.Aggregate(default(LabelErrors), (sum, c) => sum + LabelErrors.Of(PenaltyPath.At(c.Path, penalty).Ends, c.Labels));
}
