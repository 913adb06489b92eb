namespace CyclineStage;

/// <summary>What the stage leaves: the document of its artifact.</summary>
/// <param name="Chromosomes">One entry a chromosome, in genome order.</param>
public sealed record CyclineStageResult(IReadOnlyList<ChromosomeResult> Chromosomes);

/// <summary>One chromosome.</summary>
/// <param name="Chromosome">Its name.</param>
/// <param name="Segments">Segments that are counted.</param>
/// <param name="Range">Highest minus lowest level of them, in log2.</param>
public sealed record ChromosomeResult(string Chromosome, int Segments, double Range);
