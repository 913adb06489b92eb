namespace CyclinE.Benchmarks;

/// <summary>One method of ours and one reference on the same data, in turn, one core.</summary>
/// <param name="Method">Our method.</param>
/// <param name="Data">Arrays.</param>
/// <param name="Probes">Probes of all arrays.</param>
/// <param name="OursSeconds">Processor seconds, the least of several runs.</param>
/// <param name="Reference">The reference.</param>
/// <param name="ReferenceSeconds">Processor seconds of its segmentation alone.</param>
/// <param name="Ratio">Reference / ours.</param>
internal sealed record SpeedRow(string Method, string Data, int Probes, double OursSeconds, string Reference, double ReferenceSeconds, double Ratio)
{
    public static SpeedRow Of(string method, string data, int probes, double ours, string reference, double theirs) =>
        new(method, data, probes, ours, reference, theirs, theirs / ours);
}
