namespace CyclinE.Segmentation;

/// <summary>What the merge knows of one segment: its range, its level and noise without the values beyond K.</summary>
internal struct SegmentState
{
    // A mutable value in one array: breaks move often, and a state is five numbers.

    /// <summary>Index of the first value.</summary>
    public int First;

    /// <summary>One past the index of the last value.</summary>
    public int End;

    /// <summary>Values within K of the level.</summary>
    public int Inside;

    /// <summary>Mean of the values within K.</summary>
    public double Level;

    /// <summary>Noise variance by the lag-1 estimator inside the segment.</summary>
    public double Variance;
}
