namespace CyclinE.Ingest;

/// <summary>What the rows of a sheet say together of a file that several of them name.</summary>
public sealed record SplitFacts
{
    /// <summary>Genome build of the positions; null where the sheet leaves it to the file.</summary>
    public string? Build { get; init; }

    /// <summary>The scales that rows declare, each once.</summary>
    public IReadOnlyList<ValueScale> Scales { get; init; } = [];

    /// <summary>True where a row says that its sample is in the green channel.</summary>
    public bool DyeSwap { get; init; }
}
