namespace CyclinE.Benchmarks;

/// <summary>Largest resident memory while a method ran in a process of its own, above what the loaded input took.</summary>
internal sealed record MemoryRow(string Method, int Probes, double InputMegabytes, double AboveInputMegabytes);
