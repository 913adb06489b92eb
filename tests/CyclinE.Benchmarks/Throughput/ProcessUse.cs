namespace CyclinE.Benchmarks;

/// <summary>What one process used.</summary>
/// <param name="Process">Who.</param>
/// <param name="CpuSeconds">Processor time, user and system.</param>
/// <param name="PeakMegabytes">Largest resident memory since its start, in MB (10⁶ bytes).</param>
internal sealed record ProcessUse(string Process, double CpuSeconds, double PeakMegabytes);
