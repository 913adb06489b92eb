namespace CyclinE.Amplification;

/// <summary>A level and what the rules may ask about it.</summary>
/// <param name="StandardError">Standard error of its log2; 0 where it is not known.</param>
/// <param name="ExpectedCopies">Copies that the sample has there unaltered.</param>
/// <param name="ArmMedian">Median log2 of its arm, probes as weights.</param>
internal readonly record struct LevelToCall(double StandardError, double ExpectedCopies, double ArmMedian);
