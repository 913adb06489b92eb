namespace CyclinE.Amplification;

/// <summary>Where the centre comes from.</summary>
public enum CentreChoice
{
    /// <summary>The main density peak of the autosomes' probes, as ingest recorded it.</summary>
    Peak,

    /// <summary>The main mode of the autosomes' segment means, weighted by length.</summary>
    Segments,
}
