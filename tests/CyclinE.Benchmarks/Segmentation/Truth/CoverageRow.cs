namespace CyclinE.Benchmarks;

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
