namespace CyclinE.Benchmarks;

/// <summary>What DNAcopy said about one array for one seed and one rule of undoing.</summary>
/// <param name="Array">Name of the array.</param>
/// <param name="Seed">Seed of R's generator.</param>
/// <param name="UndoSd">undo.SD of sdundo; 0 without.</param>
/// <param name="Breaks">First finite probe of each segment but a chromosome's first, ascending.</param>
/// <param name="Means">Segment means as printed (4 digits), in genome order.</param>
/// <param name="Seconds">Processor seconds of <c>segment()</c>.</param>
internal sealed record DnaCopyRun(string Array, int Seed, double UndoSd, IReadOnlyList<int> Breaks, IReadOnlyList<double> Means, double Seconds);
