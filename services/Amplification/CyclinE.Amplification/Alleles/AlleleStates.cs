using CyclinE.Amplification.Purity;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Alleles;

/// <summary>Copies of segments under an accepted purity and ploidy.</summary>
public static class AlleleStates
{
    // A level so far from whole copies, in standard errors, is of a part of the tumour cells only (or an artefact).
    private const double SubclonalErrors = 3;
    private const double SubclonalDistance = 0.25;

    /// <summary>Copies of one segment.</summary>
    /// <param name="level">Its r and, on autosomes where known, ν.</param>
    /// <param name="solution">The accepted solution.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="expected">Copies in a normal cell: 2, or 1 for X and Y of a male.</param>
    public static SegmentCopies Of(PurityLevel level, PuritySolution solution, double gamma, double expected = 2)
    {
        var copies = CopyEquations.Copies(level.Log2, solution.Purity, solution.CentreCopies, gamma, expected);
        var perLog2 = (copies + (expected * (1 - solution.Purity) / solution.Purity)) * Math.Log(2) / gamma;
        var error = perLog2 * level.StandardError;
        if (level.Imbalance is not { } nu || expected != 2)
        {
            return new SegmentCopies
            {
                Copies = Math.Max(0, copies),
                StandardError = error,
                WholeCopies = Whole(copies),
                Subclonal = Between(copies, error),
            };
        }

        var minor = CopyEquations.AlleleCopies(level.Log2, 0.5 - nu, solution.Purity, solution.CentreCopies, gamma);
        var (wholeCopies, wholeMinor) = Nearest(copies, copies - (2 * minor));
        return new SegmentCopies
        {
            Copies = Math.Max(0, copies),
            StandardError = error,
            WholeCopies = wholeCopies,
            MinorCopies = Math.Max(0, minor),
            MajorCopies = Math.Max(0, copies - minor),
            WholeMinor = wholeMinor,
            LossOfHeterozygosity = wholeMinor == 0 && wholeCopies > 0,
            Subclonal = Between(minor, error) || Between(copies - minor, error),
        };
    }

    private static int Whole(double copies) => (int)Math.Max(0, Math.Round(copies));

    private static bool Between(double copies, double error)
    {
        var distance = Math.Abs(copies - Whole(copies));
        return distance > SubclonalDistance && distance > SubclonalErrors * error;
    }

    /// <summary>The nearest pair of equal parity: all copies, and of the minor allele.</summary>
    private static (int Copies, int Minor) Nearest(double copies, double difference)
    {
        var below = (int)Math.Max(0, Math.Floor(copies));
        var (best, found) = (double.PositiveInfinity, (0, 0));
        for (var n = below; n <= below + 1; n++)
        {
            var parity = n % 2;
            var excess = Math.Clamp(parity + (2 * (int)Math.Round(0.5 * (difference - parity))), parity, n);
            var distance = ((copies - n) * (copies - n)) + ((difference - excess) * (difference - excess));
            if (distance < best)
            {
                (best, found) = (distance, (n, (n - excess) / 2));
            }
        }

        return found;
    }
}

/// <summary>Copies of one segment in the tumour cells, under an accepted purity and ploidy.</summary>
public sealed record SegmentCopies
{
    /// <summary>n: copies per tumour cell, not rounded; negative where the level is below what the normal cells alone give.</summary>
    public required double Copies { get; init; }

    /// <summary>Standard error of n from that of the level; purity and ploidy are taken as exact.</summary>
    public required double StandardError { get; init; }

    /// <summary>The nearest whole number, with alleles that of the nearest pair of whole alleles.</summary>
    public required int WholeCopies { get; init; }

    /// <summary>Copies of the allele with fewer, not rounded; null without alleles.</summary>
    public double? MinorCopies { get; init; }

    /// <summary>Copies of the other allele; null without alleles.</summary>
    public double? MajorCopies { get; init; }

    /// <summary>Whole copies of the allele with fewer; null without alleles.</summary>
    public int? WholeMinor { get; init; }

    /// <summary>True where one allele is gone and the other is not; null without alleles.</summary>
    public bool? LossOfHeterozygosity { get; init; }

    /// <summary>True where copies lie more than a quarter and three standard errors off whole numbers: a part of the tumour cells, or an artefact.</summary>
    public required bool Subclonal { get; init; }
}
