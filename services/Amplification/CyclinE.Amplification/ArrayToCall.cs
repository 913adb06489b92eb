using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Amplification;

/// <summary>One array as it comes to be called.</summary>
public sealed record ArrayToCall
{
    /// <summary>
    /// The profile that was segmented; null where only segments are known (<c>.seg</c>): then fixed limits decide, and what needs
    /// probes or their noise is left out.
    /// </summary>
    public Profile? Profile { get; init; }

    /// <summary>Its scalars; null where only segments are known.</summary>
    public ArrayScalars? Scalars { get; init; }

    /// <summary>
    /// Its segments. Without a profile their probe indices are not read, and one without a number of probes counts one in 10 kb.
    /// </summary>
    public required ArraySegmentation Segmentation { get; init; }

    /// <summary>Genome build, for arms, bands and pseudo-autosomal regions.</summary>
    public required GenomeBuild Build { get; init; }

    /// <summary>Genes of the build: all are called, the highlighted ones in detail.</summary>
    public required GeneTable Genes { get; init; }

    /// <summary>The centre by hand, log2; null for the array's own.</summary>
    public double? ManualCentre { get; init; }

    /// <summary>Share of tumour cells by hand, above 0, at most 1.</summary>
    public double? ManualPurity { get; init; }

    /// <summary>Mean copies of a tumour cell by hand.</summary>
    public double? ManualPloidy { get; init; }

    /// <summary>True for an array of normal tissue: there are no tumour cells whose share could be fitted.</summary>
    public bool IsNormal { get; init; }

    /// <summary>Sex as the sheet says.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Sex as X and Y say.</summary>
    public SexEstimate? SexEstimate { get; init; }

    /// <summary>Sex of what the sample was compared with.</summary>
    public ReferenceSex ReferenceSex { get; init; }

    /// <summary>Cyclin E by immunohistochemistry as the sheet says; null where it does not.</summary>
    public bool? CyclinEStained { get; init; }

    /// <summary>CCNE1 expression as the sheet says, z score.</summary>
    public double? CyclinEExpression { get; init; }

    /// <summary>Share of an interval (both ends included) that is masked, 0–1; null where nothing is.</summary>
    public Func<Chromosome, int, int, double>? MaskedShare { get; init; }
}
