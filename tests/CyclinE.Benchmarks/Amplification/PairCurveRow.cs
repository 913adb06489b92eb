namespace CyclinE.Benchmarks.Amplification;

/// <summary>Recall of planted amplicons at one purity and clone fraction.</summary>
/// <param name="Purity">Share of tumour cells.</param>
/// <param name="CloneShare">Share of the tumour cells that have the amplicon.</param>
/// <param name="Log2">Its true log2 difference.</param>
/// <param name="Tally">What was found.</param>
internal sealed record PairCurveRow(double Purity, double CloneShare, double Log2, PairTally Tally);
