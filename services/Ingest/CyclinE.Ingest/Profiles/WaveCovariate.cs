namespace CyclinE.Ingest;

/// <summary>A property of probes on which log2 ratios may depend.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="What">The covariate in words.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record WaveCovariate(string Step, string What, string Unit)
{
    /// <summary>GC content.</summary>
    public static WaveCovariate Gc { get; } = new("wave", "the GC content around each probe", "unit GC");

    /// <summary>Length of the restriction fragment (Nannya 2005, Cancer Res 65:6071).</summary>
    public static WaveCovariate Length { get; } = new("fragment-length", "log2 of the length of each probe's fragment", "doubling");
}
