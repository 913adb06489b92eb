namespace CyclinE.Amplification.Events;

/// <summary>Neighbouring probes of a track with one level: a segment, or segments joined.</summary>
/// <param name="First">Number of the first probe in the track.</param>
/// <param name="Last">Number of the last probe.</param>
/// <param name="Level">Mean log2, centre subtracted.</param>
/// <param name="NoiseVariance">s̃², variance of one probe about its level.</param>
internal readonly record struct Stretch(int First, int Last, double Level, double NoiseVariance)
{
    public int Probes => Last - First + 1;

    /// <summary>This stretch and its right neighbour as one: means and variances weighted by probes.</summary>
    public Stretch JoinedWith(Stretch right)
    {
        double a = Probes, b = right.Probes, n = a + b;
        return new Stretch(First, right.Last, ((a * Level) + (b * right.Level)) / n, ((a * NoiseVariance) + (b * right.NoiseVariance)) / n);
    }
}
