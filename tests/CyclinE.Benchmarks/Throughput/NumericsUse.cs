namespace CyclinE.Benchmarks;

/// <summary>Processor milliseconds per array of what a compute slot does, and of encoding what is stored; warm.</summary>
/// <param name="Ingest">Reading the file and its quality.</param>
/// <param name="Segment">Segmentation.</param>
/// <param name="Call">Calling.</param>
/// <param name="Encode">Canonical JSON, hash and compression of the three artifacts.</param>
internal sealed record NumericsUse(double Ingest, double Segment, double Call, double Encode)
{
    /// <summary>The three pure functions.</summary>
    public double Total => Ingest + Segment + Call;
}
