namespace CyclinE.Genomics;

/// <summary>A run of neighbouring probes that stand alone far from their segment in many unrelated arrays.</summary>
/// <param name="ProbeSet">Hash of the platform.</param>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Start">Position of the first probe, 1-based base pairs.</param>
/// <param name="End">Position of the last probe.</param>
/// <param name="Name">Id of the first probe; null where the platform has none.</param>
/// <param name="Probes">Probes of the run.</param>
/// <param name="Arrays">Sources (patients or lines) in which the most often deviating of these probes deviates.</param>
/// <param name="Of">Sources that were looked at.</param>
public sealed record ProposedMask(
    string ProbeSet, Chromosome Chromosome, int Start, int End, string? Name, int Probes, int Arrays, int Of);
