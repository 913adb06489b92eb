using CyclinE.Genomics.Input;
using CyclinE.Ingest.Normalisation;
using CyclinE.Ingest.References;

namespace CyclinE.Ingest;

/// <summary>Science options of ingest.</summary>
public sealed record IngestOptions
{
    /// <summary>DLRS above which an array is called with a warning.</summary>
    [Option("dlrs-warn", "DLRS (log2) above which an array is called with a warning.", Minimum = 0)]
    public double DlrsWarn { get; init; } = 0.20;

    /// <summary>DLRS above which an array is excluded from calling.</summary>
    [Option("dlrs-fail", "DLRS (log2) above which an array is excluded from calling.", Minimum = 0)]
    public double DlrsFail { get; init; } = 0.35;

    /// <summary>MAPD above which a Genome-Wide SNP 6.0 array is excluded from calling.</summary>
    [Option("mapd-fail-snp6", "MAPD (log2) above which a Genome-Wide SNP 5.0 or 6.0 array is excluded from calling, in place of DLRS.", Minimum = 0)]
    public double MapdFailSnp6 { get; init; } = 0.35;

    /// <summary>MAPD above which a CytoScan array is excluded from calling.</summary>
    [Option("mapd-fail-cytoscan", "MAPD (log2) above which a CytoScan array is excluded from calling, in place of DLRS.", Minimum = 0)]
    public double MapdFailCytoscan { get; init; } = 0.25;

    /// <summary>Call rate below which an array is called with a warning.</summary>
    [Option("call-rate-warn", "Share of markers with a genotype (0–1) below which an array is called with a warning.", Minimum = 0, Maximum = 1)]
    public double CallRateWarn { get; init; } = 0.90;

    /// <summary>Share of probes without a value above which an array is called with a warning.</summary>
    [Option("missing-warn", "Share of probes without a value (0–1) above which an array is called with a warning.", Minimum = 0, Maximum = 1)]
    public double MissingWarn { get; init; } = 0.05;

    /// <summary>Share of probes without a value above which an array is excluded from calling.</summary>
    [Option("missing-fail", "Share of probes without a value (0–1) above which an array is excluded from calling.", Minimum = 0, Maximum = 1)]
    public double MissingFail { get; init; } = 0.20;

    /// <summary>Autosomes without a probe above which an array is called with a warning.</summary>
    [Option("empty-chromosomes-warn", "Chromosomes 1–22 without a probe (0–22) above which an array is called with a warning.", Minimum = 0, Maximum = 22)]
    public int EmptyChromosomesWarn { get; init; }

    /// <summary>Autosomes without a probe above which an array is excluded from calling; 22 never does.</summary>
    [Option("empty-chromosomes-fail", "Chromosomes 1–22 without a probe (0–22) above which an array is excluded from calling; 22 never does.",
        Minimum = 0, Maximum = 22)]
    public int EmptyChromosomesFail { get; init; } = 22;

    /// <summary>Difference of rows and the header's count above which an array is called with a warning.</summary>
    [Option("rows-off-warn", "Share (0–1) by which the rows of a file may miss what its header announces before an array is called with a warning.",
        Minimum = 0, Maximum = 1)]
    public double RowsOffWarn { get; init; } = 0.02;

    /// <summary>Difference of rows and the header's count above which an array is excluded from calling; 1 never does for lost rows.</summary>
    [Option("rows-off-fail",
        "Share (0–1) by which the rows of a file may miss what its header announces before an array is excluded; 1 keeps every array that lost rows.",
        Minimum = 0, Maximum = 1)]
    public double RowsOffFail { get; init; } = 1;

    /// <summary>|centre| above which an array is called with a warning.</summary>
    [Option("centre-warn", "Distance of the centre from 0 (log2) above which an array is called with a warning.", Minimum = 0)]
    public double CentreWarn { get; init; } = 1;

    /// <summary>|centre| above which an array is excluded from calling.</summary>
    [Option("centre-fail", "Distance of the centre from 0 (log2) above which an array is excluded from calling.", Minimum = 0)]
    public double CentreFail { get; init; } = 3;

    /// <summary>Copies of one far value from which an array is called with a warning.</summary>
    [Option("repeated-warn", "Times that one value far from the median stands in an array from which it is called with a warning.", Minimum = 2)]
    public int RepeatedWarn { get; init; } = 5;

    /// <summary>Distance from the median from which single values are warned of.</summary>
    [Option("extreme-warn", "Distance of a value from the median (log2) above which an array is called with a warning.", Minimum = 1)]
    public double ExtremeWarn { get; init; } = 10;

    /// <summary>Whether features that the scanner's software flagged lose their value.</summary>
    [Option("drop-flagged", "Set saturated, non-uniform, population-outlier and manually flagged features to missing.")]
    public bool DropFlagged { get; init; } = true;

    /// <summary>Whether two-colour log2 ratios are freed of their dependence on intensity.</summary>
    [Option("intensity-lowess", "Subtract from two-colour log2 ratios their lowess on intensity.")]
    public bool IntensityLowess { get; init; }

    /// <summary>Share of the features in each local line of the lowess on intensity.</summary>
    [Option("intensity-lowess-span", "Share of the features (0–1) in each local line of the lowess on intensity.", Minimum = 0.01, Maximum = 1)]
    public double IntensityLowessSpan { get; init; } = 0.3;

    /// <summary>Whether Affymetrix' weighted log2 ratios are read in place of the plain ones.</summary>
    [Option("weighted-log2-ratio", "Read WeightedLog2Ratio in place of Log2Ratio where an Affymetrix table has it.")]
    public bool WeightedLog2Ratio { get; init; }

    /// <summary>Whether replicates of a probe are merged.</summary>
    [Option("merge-replicates", "Merge the replicates of a probe (same name and position) to their median.")]
    public bool MergeReplicates { get; init; } = true;

    /// <summary>How a pool is subtracted.</summary>
    [Option("pool-method", "How a pool is subtracted: Median per probe, or Tangent: the median, then the array's projection on the pool's principal components.")]
    public PoolMethod PoolMethod { get; init; } = PoolMethod.Median;

    /// <summary>Most principal components of a pool that the tangent takes out.</summary>
    [Option("tangent-components", "Most principal components of the pool (1–5) that the tangent takes out.", Minimum = 1, Maximum = 5)]
    public int TangentComponents { get; init; } = 5;

    /// <summary>Spread in the pool above which a probe loses its value; 0 keeps all.</summary>
    [Option("pool-spread-max", "Spread of a probe over the pool (log2) above which it loses its value; 0 keeps all.", Minimum = 0)]
    public double PoolSpreadMax { get; init; }

    /// <summary>How genomic waves are taken out where the GC content of probes is known.</summary>
    [Option("wave-correction",
        "Where the sheet's table of probes has GC contents: Wave takes out a line and a lowess on them, Gc the line alone, Off nothing.")]
    public WaveMethod WaveCorrection { get; init; } = WaveMethod.Wave;
}

/// <summary>What a table's values are, before they become log2(test / reference).</summary>
public enum ValueScale
{
    /// <summary>log2(test / reference).</summary>
    Log2,

    /// <summary>Natural logarithm of test / reference.</summary>
    Ln,

    /// <summary>log10(test / reference).</summary>
    Log10,

    /// <summary>test / reference.</summary>
    Ratio,

    /// <summary>Copies, 2 being normal.</summary>
    Copies,

    /// <summary>Copies minus 2, 0 being normal.</summary>
    CopiesMinus2,
}
