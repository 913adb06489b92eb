namespace CyclinE.Cohort;

/// <summary>How well a predictor orders survival.</summary>
/// <param name="Value">Concordant pairs and half of those tied in the predictor, over all comparable pairs; NaN without any.</param>
/// <param name="StandardError">Infinitesimal jackknife.</param>
/// <param name="Concordant">Pairs, weighted, in which the higher predictor had its event earlier.</param>
/// <param name="Discordant">Pairs in which it had it later.</param>
/// <param name="Tied">Pairs with one predictor.</param>
public sealed record ConcordanceIndex(double Value, double StandardError, double Concordant, double Discordant, double Tied);
