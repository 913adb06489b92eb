namespace CyclinE.Batches;

/// <summary>What else is known when a sheet is judged.</summary>
public sealed record ValidationContext
{
    /// <summary>Genome build given beside the sheet; null where none was.</summary>
    public string? Build { get; init; }

    /// <summary>True where a gene table was given, so that a build we do not know has names of genes too.</summary>
    public bool HasGenes { get; init; }

    /// <summary>True where this process may not see the files although the workers do, so that missing ones say nothing.</summary>
    public bool FilesMayBeElsewhere { get; init; }

    /// <summary>Fewest rows of role tumour that make a cohort.</summary>
    public int MinArrays { get; init; } = PlanRequest.DefaultMinArrays;
}
