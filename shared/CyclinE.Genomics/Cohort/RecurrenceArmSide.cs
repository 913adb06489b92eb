namespace CyclinE.Genomics;

/// <summary>Gains or losses of one arm.</summary>
/// <param name="Count">Samples with the arm at or beyond the threshold.</param>
/// <param name="Frequency">Count over all samples that cover the arm.</param>
/// <param name="Amplitude">Mean change of those samples in copies, positive; null where there is none.</param>
/// <param name="Score">Count over the samples in which the arm does not go the other way; null where there is none.</param>
/// <param name="Expected">Score expected of an arm of this size; null where it cannot be told.</param>
/// <param name="Z">(Score − expected) over its binomial standard error; null where there is none.</param>
/// <param name="P">One-sided P of the score.</param>
/// <param name="Q">Benjamini–Hochberg q over the arms.</param>
public sealed record RecurrenceArmSide(
    int Count, double Frequency, double? Amplitude, double? Score, double? Expected, double? Z, double? P, double? Q);
