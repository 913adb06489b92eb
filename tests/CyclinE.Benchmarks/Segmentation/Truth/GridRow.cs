namespace CyclinE.Benchmarks;

/// <summary>Hits and false breaks of one method at one setting, on the arrays resampled from H1395 at one purity.</summary>
internal sealed record GridRow(double Purity, string Method, double Setting, int True, int Hits, int False, double F1);
