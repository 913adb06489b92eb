namespace CyclinE.Amplification;

/// <summary>Shares of the probes, 0–1, under one solution.</summary>
/// <param name="Homozygous">With fewer than half a copy.</param>
/// <param name="Negative">With fewer than −½ copies: below what the normal cells alone would give.</param>
/// <param name="Odd">With an odd number of copies of an allele (of copies, without alleles).</param>
/// <param name="NoMinor">With nothing left of one allele.</param>
internal readonly record struct StateShares(double Homozygous, double Negative, double Odd, double NoMinor);
