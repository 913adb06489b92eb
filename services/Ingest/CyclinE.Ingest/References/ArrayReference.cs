namespace CyclinE.Ingest;

/// <summary>What is subtracted from an array at probe level: a matched normal or a pool.</summary>
public sealed record ArrayReference
{
    /// <summary>The array id of the normal, or the pool's file, for messages and the record.</summary>
    public required string Name { get; init; }

    /// <summary>The matched normal, read without a reference of its own and without correction of waves; null for a pool.</summary>
    public IngestResult? Normal { get; init; }

    /// <summary>The pool; null for a matched normal.</summary>
    public ReferencePool? Pool { get; init; }

    /// <summary>This array's own key in the pool (<see cref="PoolMember.Key"/>): where it is a member it is left out.</summary>
    public string? Member { get; init; }
}
