namespace CyclinE.Segmentation;

/// <summary>What the heterozygotes of one segment tell.</summary>
/// <param name="Heterozygotes">Heterozygous loci of the segment.</param>
/// <param name="Imbalance">
/// ν: distance of the two allele bands from ½, 0 (balanced) to ½ (one allele left), after the folded-normal correction; null
/// without a heterozygote.
/// </param>
/// <param name="BalanceP">P of balance, one-sided; null without a heterozygote.</param>
public readonly record struct AlleleState(int Heterozygotes, double? Imbalance, double? BalanceP);
