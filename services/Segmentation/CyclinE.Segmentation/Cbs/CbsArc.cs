namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// The arc (First, Last] of a circular binary segmentation, both counted in probes from 1 to n, with
/// B = n·(S_Last − S_First)²/(L·(n − L)).
/// </summary>
internal readonly record struct CbsArc(int First, int Last, double Between)
{
    /// <summary>L, probes inside.</summary>
    public int Length => Last - First;
}
