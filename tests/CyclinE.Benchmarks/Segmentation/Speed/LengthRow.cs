namespace CyclinE.Benchmarks;

/// <summary>How a method's time grows with the array.</summary>
internal sealed record LengthRow(string Method, int Probes, double Seconds, double NanosecondsPerProbe);
