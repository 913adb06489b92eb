namespace CyclinE.Benchmarks;

/// <summary>A founding amplicon of HCC1569 under one method.</summary>
/// <param name="Method">Method.</param>
/// <param name="Gene">CCNE1 or ERBB2.</param>
/// <param name="Clones">Clones of the segment that covers the gene's clones, or of all that do.</param>
/// <param name="Segments">Segments that cover the gene's clones: one when it is found whole.</param>
/// <param name="Mean">Mean of the first of them, log2.</param>
/// <param name="Position">Its first and last clone.</param>
internal sealed record EventRow(string Method, string Gene, int Clones, int Segments, double Mean, string Position);
