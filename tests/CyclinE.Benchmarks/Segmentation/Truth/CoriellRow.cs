namespace CyclinE.Benchmarks;

/// <summary>One method on the 15 Coriell lines.</summary>
internal sealed record CoriellRow(string Method, CoriellScore Score);
