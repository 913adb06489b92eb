namespace CyclinE.Cohort;

/// <summary>A stretch of one arm with one copy number.</summary>
/// <param name="Start">First base pair.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Side">0 on the short arm, 1 on the long arm.</param>
/// <param name="Markers">Markers within it; 0 where nothing was measured.</param>
/// <param name="Copies">Copies − 2.</param>
internal readonly record struct ProfilePiece(int Start, int End, int Side, double Markers, double Copies);
