using CyclinE.Genomics.Input;

namespace CyclinE.Segmentation.Methods;

/// <summary>What a user may set about the methods of segmentation, whether of an array or of a pair.</summary>
public record SegmentationOptions
{
    /// <summary>c in the penalty per break of <c>robust</c>, β = c · σ² · τ · ln N: larger means fewer breaks.</summary>
    [Option(
        "penalty",
        "robust: penalty per break as a multiple of noise variance × autocorrelation × ln(probes); larger means fewer breaks (no unit).",
        Minimum = 0.1,
        Maximum = 1000)]
    public double Penalty { get; init; } = 2.2;

    /// <summary>m₀: the smallest event, in probes, that <c>robust</c> reports as a segment; at a chromosome's end half of it, rounded up.</summary>
    [Option("min-probes", "robust: smallest event that becomes a segment (probes; at a chromosome's end half of it, rounded up).", Minimum = 1, Maximum = 1000)]
    public int MinProbes { get; init; } = 3;

    /// <summary>Whether <c>robust</c> segments once more with weights by the noise of each level.</summary>
    [Option("refit", "robust: segment once more with the noise fitted as a function of the level (true or false).")]
    public bool Refit { get; init; }

    /// <summary>c in the penalty per break of <c>fpop</c>.</summary>
    [Option(
        "fpop-penalty",
        "fpop: penalty per break as a multiple of noise variance × autocorrelation × ln(probes) (no unit).",
        Minimum = 1e-6,
        Maximum = 1e6)]
    public double FpopPenalty { get; init; } = 3;

    /// <summary>The power of σ in the penalty of <c>fpop</c>; another than 2 is learned by <c>cycline tune</c>.</summary>
    [Option("fpop-sigma-power", "fpop: power of the noise sd in the penalty, as 'cycline tune' learned it (no unit).", Minimum = -10, Maximum = 10)]
    public double FpopSigmaPower { get; init; } = 2;

    /// <summary>The power of ln(probes) in the penalty of <c>fpop</c>; another than 1 is learned by <c>cycline tune</c>.</summary>
    [Option("fpop-probes-power", "fpop: power of ln(probes) in the penalty, as 'cycline tune' learned it (no unit).", Minimum = -10, Maximum = 10)]
    public double FpopProbesPower { get; init; } = 1;

    /// <summary>SHA-256 of the labels from which the penalty of <c>fpop</c> was learned, for the recipe; empty where it was not.</summary>
    [Option("fpop-labels", "fpop: SHA-256 of the labels from which 'cycline tune' learned the penalty; enters the recipe.")]
    public string FpopLabels { get; init; } = string.Empty;

    /// <summary>False discovery rate of breaks of <c>haar</c>.</summary>
    [Option("haar-fdr", "haar: false discovery rate of the wavelet coefficients at each scale (0 to 1).", Minimum = 1e-12, Maximum = 0.5)]
    public double HaarFdr { get; init; } = 0.001;

    /// <summary>c′ in the penalty per break of <c>allele</c>.</summary>
    [Option(
        "allele-penalty",
        "allele: penalty per break as a multiple of autocorrelation × ln(probes), both terms being in units of their noise (no unit).",
        Minimum = 0.1,
        Maximum = 1000)]
    public double AllelePenalty { get; init; } = 2.5;

    /// <summary>c in the penalty per shared break of <c>joint</c>, as for one array; it grows slower than the number of arrays.</summary>
    [Option(
        "joint-penalty",
        "joint: penalty per shared break as a multiple of ln(probes) for one array, values being in units of their long-run noise (no unit).",
        Minimum = 0.1,
        Maximum = 1000)]
    public double JointPenalty { get; init; } = 2.5;

    /// <summary>Significance level for a change (DNAcopy's <c>alpha</c>).</summary>
    [Option("cbs-alpha", "cbs: significance level for a change (0 to 1).", Minimum = 1e-6, Maximum = 0.5)]
    public double CbsAlpha { get; init; } = 0.01;

    /// <summary>Permutations per test (DNAcopy's <c>nperm</c>).</summary>
    [Option("cbs-permutations", "cbs: permutations per test (count).", Minimum = 100, Maximum = 1_000_000)]
    public int CbsPermutations { get; init; } = 10_000;

    /// <summary>Shortest segment (DNAcopy's <c>min.width</c>).</summary>
    [Option("cbs-min-width", "cbs: shortest segment (probes).", Minimum = 2, Maximum = 5)]
    public int CbsMinWidth { get; init; } = 2;

    /// <summary>Longest arc tested by permutation where the tail formula serves the others (DNAcopy's <c>kmax</c>).</summary>
    [Option("cbs-kmax", "cbs: longest arc tested by permutation on long segments (probes).", Minimum = 10, Maximum = 100)]
    public int CbsKmax { get; init; } = 25;

    /// <summary>Longest segment tested by permutation alone (DNAcopy's <c>nmin</c>).</summary>
    [Option("cbs-nmin", "cbs: longest segment tested by permutation alone (probes).", Minimum = 100, Maximum = 10_000)]
    public int CbsNmin { get; init; } = 200;

    /// <summary>η of the sequential boundary (DNAcopy's <c>eta</c>).</summary>
    [Option("cbs-eta", "cbs: error probability of stopping the permutations early (0 to 1).", Minimum = 0.001, Maximum = 0.5)]
    public double CbsEta { get; init; } = 0.05;

    /// <summary>Whether outliers are smoothed first (DNAcopy's <c>smooth.CNA</c>), in a private view.</summary>
    [Option("cbs-smooth", "cbs: smooth single outliers first, as smooth.CNA does and DNAcopy is usually run (true or false).")]
    public bool CbsSmooth { get; init; } = true;

    /// <summary>Which breaks are taken back.</summary>
    [Option("cbs-undo", "cbs: breaks to take back in the end: none, sdundo or prune.")]
    public CbsUndo CbsUndo { get; init; } = CbsUndo.None;

    /// <summary>Smallest difference of segment medians that <c>sdundo</c> leaves (DNAcopy's <c>undo.SD</c>).</summary>
    [Option("cbs-undo-sd", "cbs: smallest difference of neighbouring medians that sdundo leaves (multiples of the trimmed sd).", Minimum = 0, Maximum = 100)]
    public double CbsUndoSd { get; init; } = 3;

    /// <summary>Largest relative rise of the residual sum of squares that <c>prune</c> accepts (DNAcopy's <c>undo.prune</c>).</summary>
    [Option("cbs-undo-prune", "cbs: largest relative rise of the residual sum of squares that prune accepts (0 to 1).", Minimum = 0, Maximum = 1)]
    public double CbsUndoPrune { get; init; } = 0.05;

    /// <summary>Where the permutations come from.</summary>
    [Option("rng", "cbs: random numbers: streams (one per chromosome) or r (R's own, in DNAcopy's order).")]
    public CbsRandom CbsRandom { get; init; } = CbsRandom.Streams;

    /// <summary>Seed of the permutations.</summary>
    [Option("seed", "cbs: seed of the permutations (whole number).", Minimum = 0, Maximum = int.MaxValue)]
    public int Seed { get; init; } = 42;
}

/// <summary>Which breaks circular binary segmentation takes back in the end.</summary>
public enum CbsUndo
{
    /// <summary>None.</summary>
    None,

    /// <summary>Breaks whose segment medians differ by less than a number of sd (DNAcopy's <c>sdundo</c>).</summary>
    Sdundo,

    /// <summary>Breaks that hardly raise the residual sum of squares when left out (DNAcopy's <c>prune</c>).</summary>
    Prune,
}

/// <summary>Where the permutations of circular binary segmentation come from.</summary>
public enum CbsRandom
{
    /// <summary>One stream per chromosome, made from the seed and the chromosome: any subset gives the same breaks.</summary>
    Streams,

    /// <summary>R's Mersenne Twister in DNAcopy's order, one stream for all chromosomes: DNAcopy's very breaks for its seed.</summary>
    R,
}

/// <summary>What a user may set about the shared segments of a cohort.</summary>
public sealed record CohortSegmentationOptions
{
    /// <summary>c in the penalty per shared break.</summary>
    [Option(
        "joint-penalty",
        "Penalty per shared break as a multiple of autocorrelation × ln(probes), values being in units of their noise; larger means fewer breaks (no unit).",
        Minimum = 0.1,
        Maximum = 1000)]
    public double JointPenalty { get; init; } = new SegmentationOptions().JointPenalty;

    /// <summary>Most values, arrays × probes, that are held in memory at a time.</summary>
    [Option("most-values", "Most values (arrays × probes) that are segmented together, in millions; a million takes about 4 MB.", Minimum = 1,
        Maximum = 100_000)]
    public int MostMillionValues { get; init; } = 200;
}
