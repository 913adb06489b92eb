namespace CyclinE.Benchmarks;

/// <summary>A change that the resistant array of a simulated pair has and the parental has not.</summary>
/// <param name="First">Index of its first probe.</param>
/// <param name="Last">Index of its last probe.</param>
/// <param name="Copies">Copies of the clone that has it, above (or below) those around.</param>
internal readonly record struct PlantedChange(int First, int Last, int Copies)
{
    public int Probes => Last - First + 1;
}
