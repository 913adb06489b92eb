using CyclinE.Genomics;

namespace CyclinE.Cohort;

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
}
