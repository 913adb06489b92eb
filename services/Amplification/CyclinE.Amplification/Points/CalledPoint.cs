using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Points;

/// <summary>Probes too few for a stretch of their own, with the class of their own level.</summary>
/// <param name="First">Number of the first probe in the track.</param>
/// <param name="Last">Number of the last probe.</param>
/// <param name="Probes">Probes with a value.</param>
/// <param name="Level">log2, centre and what is expected there subtracted.</param>
/// <param name="Difference">Distance from the level of the stretch around it.</param>
/// <param name="Call">The class of <paramref name="Level"/>.</param>
internal readonly record struct CalledPoint(int First, int Last, int Probes, double Level, double Difference, CallClass Call)
{
    /// <summary>How far it stands out: |distance|·√probes.</summary>
    public double Score => Math.Abs(Difference) * Math.Sqrt(Probes);
}
