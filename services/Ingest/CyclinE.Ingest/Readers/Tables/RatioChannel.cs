namespace CyclinE.Ingest.Readers.Tables;

/// <summary>One side of a ratio of two channels.</summary>
internal enum RatioChannel
{
    /// <summary>Cy5, 635 nm: the longer wavelength.</summary>
    Red,

    /// <summary>Cy3, 532 nm: the shorter wavelength.</summary>
    Green,

    /// <summary>The sample, whatever its colour.</summary>
    Sample,

    /// <summary>What the sample is compared with.</summary>
    Reference,

    /// <summary>W1 or ch1: a colour that the file has to say.</summary>
    First,

    /// <summary>W2 or ch2.</summary>
    Second,
}
