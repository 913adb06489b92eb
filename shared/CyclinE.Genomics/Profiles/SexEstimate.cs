namespace CyclinE.Genomics;

/// <summary>What X and Y say about the sex of a sample.</summary>
/// <param name="X">Median log2 ratio of X outside the pseudo-autosomal regions, minus the autosomes' median.</param>
/// <param name="Y">The same of Y.</param>
/// <param name="Sex">The sex that both agree on; null where they do not, as where a tumour has lost one of them.</param>
public sealed record SexEstimate(double X, double Y, Sex? Sex);
