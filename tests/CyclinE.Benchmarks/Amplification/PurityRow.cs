using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Amplification;

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

/// <summary>An array of known purity and ploidy.</summary>
/// <param name="Kind">What its genome is like, as printed.</param>
/// <param name="Array">The array.</param>
/// <param name="Purity">True share of tumour cells.</param>
/// <param name="Ploidy">True mean copies of the tumour cells.</param>
/// <param name="Gamma">γ that made it.</param>
/// <param name="States">Minor and major copies per probe; empty where not known.</param>
internal sealed record PurityCase(string Kind, MeasuredArray Array, double Purity, double Ploidy, double Gamma, IReadOnlyList<(int Minor, int Major)> States)
{
    /// <summary>The same profile without B-allele frequencies.</summary>
    public PurityCase WithoutAlleles() =>
        this with { Array = new MeasuredArray(Array.Name, new Profile(Array.Profile.Probes, Array.Profile.Log2)) };
}
