namespace CyclinE.Benchmarks;

/// <summary>One figure of the allele-aware method.</summary>
/// <param name="Figure">What is measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Bar">What it must reach.</param>
internal sealed record AlleleRow(string Figure, string Value, string Bar);
