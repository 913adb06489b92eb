using CyclinE.Genomics;

namespace CyclinE.Benchmarks;

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
