namespace CyclinE.Cohort;

/// <summary>Where one sample has focal changes on one chromosome, base pairs (the end not included), with their score in the null.</summary>
internal readonly record struct NullPieces(int Sample, ScoreGrid Grid, (int Start, int End, double Score)[] Pieces);
