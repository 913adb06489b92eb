using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Portal.Batches;

/// <summary>How patients are divided by a gene.</summary>
public enum GeneSplit
{
    /// <summary>Amplified or not, by each array's own call.</summary>
    Call,

    /// <summary>Above a log2 or not.</summary>
    Cut,

    /// <summary>Above the log2 that divides them best or not; P is corrected for the choice.</summary>
    Best,

    /// <summary>Lowest, middle and highest third.</summary>
    Tertiles,
}

/// <summary>Which curves are asked for.</summary>
/// <param name="Gene">Symbol of the gene.</param>
/// <param name="Overall">True for overall survival, false for progression-free survival.</param>
/// <param name="Split">How patients are divided.</param>
/// <param name="Cut">The log2 of <see cref="GeneSplit.Cut"/>.</param>
public sealed record GeneSurvivalRequest(string Gene, bool Overall, GeneSplit Split, double Cut);

/// <summary>Survival of patients divided by a gene.</summary>
public sealed record GeneSurvival
{
    /// <summary>The gene.</summary>
    public required string Gene { get; init; }

    /// <summary>What the curves are of.</summary>
    public required string EndPoint { get; init; }

    /// <summary>What divides the patients, in words.</summary>
    public required string By { get; init; }

    /// <summary>The curves, of the most copies first.</summary>
    public required IReadOnlyList<SurvivalCurve> Curves { get; init; }

    /// <summary>Log-rank P, uncorrected; null where it cannot be had, and of a cut that was selected.</summary>
    public double? P { get; init; }

    /// <summary>P corrected for the choice of the cut, by permutation; null where no cut was chosen.</summary>
    public double? CorrectedP { get; init; }

    /// <summary>The cut, log2; null where there is none.</summary>
    public double? Cut { get; init; }

    /// <summary>What has to be known beside it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
