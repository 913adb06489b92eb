namespace CyclinE.Genomics;

/// <summary>One step between the file's values and the stored profile.</summary>
/// <param name="Name">The step, such as <c>replicates</c>.</param>
/// <param name="Parameters">How it was done, such as <c>median per probe name</c>.</param>
/// <param name="Effect">What it changed, such as <c>212 replicate features merged into 106 probes</c>.</param>
public sealed record NormalisationStep(string Name, string Parameters, string Effect);
