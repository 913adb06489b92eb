namespace CyclinE.Batches;

/// <summary>A patient's row.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Values">Canonical values by column.</param>
internal sealed record ClinicalRow(int Line, Dictionary<string, string> Values);
