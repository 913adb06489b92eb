namespace CyclinE.Contracts;

/// <summary>A unit of a batch.</summary>
/// <param name="Batch">The batch, as <c>name@revision</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name within the batch: the array id, <c>resistant~parental</c>, or <c>cohort</c>.</param>
public sealed record UnitId(string Batch, UnitKind Kind, string Name)
{
    /// <summary>The name within the batch with its kind: <c>array/HCC1569</c>. Independent of the batch.</summary>
    public string Key => $"{Kind switch { UnitKind.File => "file", UnitKind.Array => "array", UnitKind.Pair => "pair", _ => "cohort" }}/{Name}";

    /// <summary><c>name@revision/array/HCC1569</c>.</summary>
    public override string ToString() => $"{Batch}/{Key}";
}
