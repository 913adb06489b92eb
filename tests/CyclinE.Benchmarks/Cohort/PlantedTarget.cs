namespace CyclinE.Benchmarks;

/// <summary>A place under selection: in a share of the samples an event holds it.</summary>
internal sealed record PlantedTarget(int Chromosome, int Position, int Sign, double Frequency);
