namespace CyclinE.Contracts;

/// <summary>A person cancelled a batch or replayed units of it: the ledger says what, this says look now.</summary>
public sealed record BatchChanged
{
    /// <summary>The batch, as <c>name@revision</c>.</summary>
    public required string Batch { get; init; }
}
