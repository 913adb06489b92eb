using CyclinE.Benchmarks.Segmentation.Scoring;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>One figure of the allele-aware method.</summary>
/// <param name="Figure">What is measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Bar">What it must reach.</param>
internal sealed record AlleleRow(string Figure, string Value, string Bar);

/// <summary>One method on the 15 Coriell lines.</summary>
internal sealed record CoriellRow(string Method, CoriellScore Score);

/// <summary>How often the 95% interval of a found break holds the simulated one.</summary>
/// <param name="Noise">Noise.</param>
/// <param name="Shortest">Shortest simulated segment, probes.</param>
/// <param name="Jump">Change of level in σ, or <c>all</c>.</param>
/// <param name="Breaks">Simulated breaks.</param>
/// <param name="Matched">Those with a found break of their own.</param>
/// <param name="Exact">Share of the matched found at their very place.</param>
/// <param name="Covered">Share of the matched within the interval.</param>
/// <param name="Width">Mean number of places in an interval.</param>
internal sealed record CoverageRow(string Noise, int Shortest, string Jump, int Breaks, int Matched, double Exact, double Covered, double Width);

/// <summary>A founding amplicon of HCC1569 under one method.</summary>
/// <param name="Method">Method.</param>
/// <param name="Gene">CCNE1 or ERBB2.</param>
/// <param name="Clones">Clones of the segment that covers the gene's clones, or of all that do.</param>
/// <param name="Segments">Segments that cover the gene's clones: one when it is found whole.</param>
/// <param name="Mean">Mean of the first of them, log2.</param>
/// <param name="Position">Its first and last clone.</param>
internal sealed record EventRow(string Method, string Gene, int Clones, int Segments, double Mean, string Position);

/// <summary>Hits and false breaks of one method at one setting, on the arrays resampled from H1395 at one purity.</summary>
internal sealed record GridRow(double Purity, string Method, double Setting, int True, int Hits, int False, double F1);

/// <summary>False breaks on arrays without any change.</summary>
internal sealed record NullRow(string Noise, string Method, int Arrays, int Breaks, double PerArray);

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
