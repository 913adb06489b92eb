using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Study;

/// <summary>What a user may set of the study table.</summary>
public sealed record StudyOptions
{
    /// <summary>CCNE1 log2 from which a tumour is cyclin E positive; 0 takes each array's own amplification call.</summary>
    [Option(
        "cyclin-e-cut",
        "CCNE1 log2 ratio (centred) at or above which a tumour is cyclin E positive; 0 takes each array's own amplification call.",
        Minimum = 0,
        Maximum = 5)]
    public double CyclinECut { get; init; }

    /// <summary>Whether only HER2-positive patients are analysed where the sheet states HER2.</summary>
    [Option("her2-positive-only", "Analyse HER2-positive patients only, where the sheet states HER2 for anybody.")]
    public bool Her2PositiveOnly { get; init; } = true;

    /// <summary>Columns of the sheet that enter the models beside cyclin E.</summary>
    [Option(
        "covariates",
        "Columns of the sheet, joined with commas, that enter the models of benefit and survival beside cyclin E; text is taken as categories.",
        NamesColumns = true)]
    public string Covariates { get; init; } = "";

    /// <summary>Two-sided level above which a result is called not significant and the smallest detectable effect stands beside it.</summary>
    [Option("alpha", "Two-sided significance level, 0–1: above it the smallest effect that the cohort could have seen is printed.", Minimum = 0.0001,
        Maximum = 0.5)]
    public double Alpha { get; init; } = 0.05;

    /// <summary>Whose best separating cut is selected for every end point.</summary>
    [Option("cut-point", "Select, for every end point, the cut of a gene's log2 that separates survival best, with P corrected for the selection.")]
    public StudyCutPoint CutPoint { get; init; }

    /// <summary>Whether every end point's model of cyclin E alone says what it predicts and on whom it hangs.</summary>
    [Option("diagnostics", "Say of every end point's model of cyclin E alone which survival it predicts and which patients move it most.")]
    public bool Diagnostics { get; init; }

    /// <summary>The columns that <see cref="Covariates"/> names.</summary>
    public IReadOnlyList<string> CovariateNames => Covariates.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a cut-point is selected of.</summary>
public enum StudyCutPoint
{
    /// <summary>Nothing: no cut is selected.</summary>
    None,

    /// <summary>CCNE1's log2 ratio (centred).</summary>
    Ccne1,
}
