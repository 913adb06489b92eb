namespace CyclinE.Benchmarks;

/// <summary>One method on the arrays resampled from H1395 at one purity.</summary>
/// <param name="Purity">Share of tumour cells.</param>
/// <param name="Method">Method.</param>
/// <param name="Arrays">Arrays.</param>
/// <param name="True">True breaks of all arrays.</param>
/// <param name="Hits">Hits.</param>
/// <param name="False">False breaks.</param>
/// <param name="F1">Mean F1 over arrays.</param>
/// <param name="Ahead">F1 of the default method less this one's, paired by array; null for itself or without it.</param>
internal sealed record ResampledRow(double Purity, string Method, int Arrays, int True, int Hits, int False, double F1, PairedDifference? Ahead);
