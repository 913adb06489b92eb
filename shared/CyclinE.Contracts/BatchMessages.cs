namespace CyclinE.Contracts;

/// <summary>A batch has been accepted into the ledger and waits to be opened.</summary>
public sealed record BatchSubmitted
{
    /// <summary>The batch, as <c>name@revision</c>.</summary>
    public required string Batch { get; init; }
}

/// <summary>A person cancelled a batch or replayed units of it: the ledger says what, this says look now.</summary>
public sealed record BatchChanged
{
    /// <summary>The batch, as <c>name@revision</c>.</summary>
    public required string Batch { get; init; }
}
