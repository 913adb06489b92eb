namespace CyclinE.Cohort.Scan.Models;

/// <summary>
/// A fitted model without genes, laid out so that the score statistic of any gene under any permutation is one pass.
/// Positions hold outcome, covariates and stratum; a permutation puts patients to positions.
/// </summary>
internal sealed record NullModel
{
    /// <summary>Patient (row of the scan's patients) at each position.</summary>
    public required int[] Patients { get; init; }

    /// <summary>Position behind the last of each stratum; positions of a stratum stand together.</summary>
    public required int[] StratumEnds { get; init; }

    /// <summary>Event times of a Cox model; empty for a logistic one.</summary>
    public required ScoreGroup[] Groups { get; init; }

    /// <summary>True where the position has the event.</summary>
    public required bool[] Events { get; init; }

    /// <summary>Cox: relative risk e^η of each position. Logistic: variance p(1 − p).</summary>
    public required double[] Weights { get; init; }

    /// <summary>Martingale residual, or y − p, of each position: U = Σ x·residual.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Linear forms whose squares the covariates take off the variance, each with one coefficient per position.</summary>
    public required double[][] Forms { get; init; }

    /// <summary>Columns of the null model, one value per position.</summary>
    public required double[][] Design { get; init; }

    /// <summary>Their coefficients.</summary>
    public required double[] Coefficients { get; init; }

    /// <summary>True for a Cox model without covariates: all weights are 1.</summary>
    public bool Unweighted => Groups.Length > 0 && Design.Length == 0;

    /// <summary>Ties of a Cox model.</summary>
    public required ScanTies Ties { get; init; }
}
