namespace CyclinE.Benchmarks;

/// <summary>False breaks on arrays without any change.</summary>
internal sealed record NullRow(string Noise, string Method, int Arrays, int Breaks, double PerArray);
