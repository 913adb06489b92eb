namespace CyclinE.Contracts;

/// <summary>A batch has been accepted into the ledger and waits to be opened.</summary>
public sealed record BatchSubmitted
{
    /// <summary>The batch, as <c>name@revision</c>.</summary>
    public required string Batch { get; init; }
}
