namespace CyclinE.Benchmarks;

/// <summary>What one method said of one array.</summary>
/// <param name="Case">The array and its truth.</param>
/// <param name="Method">Method, as printed.</param>
/// <param name="Purity">Purity; null where it accepted none.</param>
/// <param name="Ploidy">Mean ploidy; null likewise.</param>
/// <param name="SegmentSeconds">Processor seconds of the segmentation.</param>
/// <param name="FitSeconds">Processor seconds of the fit.</param>
/// <param name="RightStates">Share of the probes with the true whole copies of both alleles; null where not looked at.</param>
internal sealed record PurityRow(PurityCase Case, string Method, double? Purity, double? Ploidy, double SegmentSeconds, double FitSeconds, double? RightStates)
{
    /// <summary>Both within the limits of the issue: 0.05 of purity, 0.2 of ploidy.</summary>
    public bool IsRight => Math.Abs(Purity - Case.Purity ?? 1) <= 0.05 && Math.Abs(Ploidy - Case.Ploidy ?? 1) <= 0.2;

    /// <summary>True where a solution was accepted.</summary>
    public bool IsAccepted => Purity is not null;
}
