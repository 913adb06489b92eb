namespace CyclinE.Ingest;

/// <summary>How genomic waves are taken out where the GC content of probes is known.</summary>
public enum WaveMethod
{
    /// <summary>A line on GC content (Diskin 2008), then a lowess of what it leaves (after Marioni 2007).</summary>
    Wave,

    /// <summary>The line alone.</summary>
    Gc,

    /// <summary>Not at all.</summary>
    Off,
}
