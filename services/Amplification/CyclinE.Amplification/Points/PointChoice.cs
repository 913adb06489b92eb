namespace CyclinE.Amplification.Points;

/// <summary>What a point event over a gene does to the gene's call.</summary>
public enum PointChoice
{
    /// <summary>It stands beside the call.</summary>
    Note,

    /// <summary>It becomes the call.</summary>
    Call,
}
