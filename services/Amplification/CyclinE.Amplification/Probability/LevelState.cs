namespace CyclinE.Amplification;

/// <summary>One state of the mixture: true levels of segments in it are N(Mean, Variance).</summary>
/// <param name="Share">π: share of the segments.</param>
/// <param name="Mean">μ, log2.</param>
/// <param name="Variance">ω².</param>
internal readonly record struct LevelState(double Share, double Mean, double Variance);
