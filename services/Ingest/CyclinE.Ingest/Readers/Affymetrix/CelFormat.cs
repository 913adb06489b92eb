namespace CyclinE.Ingest;

/// <summary>The layouts in which CEL files come.</summary>
public enum CelFormat
{
    /// <summary>Version 3: text in sections.</summary>
    Text,

    /// <summary>Version 4: binary, little-endian.</summary>
    Version4,

    /// <summary>Transcriptome ("bcel"): chunks, big-endian, whole-number intensities; of the pixel counts only the low byte.</summary>
    Transcriptome,

    /// <summary>Compact ("ccel"): whole-number intensities only, without standard deviations, pixels and outliers.</summary>
    Compact,

    /// <summary>Command Console generic file.</summary>
    CommandConsole,
}
