using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>One array, called.</summary>
/// <param name="Calls">Segments, events, arms, panel genes and the figures made from them.</param>
/// <param name="Genes">Every gene of the table that was given.</param>
public sealed record CalledArray(ArrayCalls Calls, CalledGenes Genes);
