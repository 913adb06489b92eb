using System.Text.Json.Serialization;

namespace CyclinE.Contracts.Units;

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

/// <summary>The kinds of unit a batch is made of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitKind>))]
public enum UnitKind
{
    /// <summary>A file that holds many samples.</summary>
    File,

    /// <summary>One array.</summary>
    Array,

    /// <summary>A resistant array against its parental.</summary>
    Pair,

    /// <summary>All arrays of role tumour.</summary>
    Cohort,
}

/// <summary>Which try of a unit something belongs to. Results and faults count only for the try that the row names.</summary>
/// <param name="Attempt">From 1; a replay raises it.</param>
/// <param name="Roster">The frozen needs; null for a unit that needs nothing.</param>
public sealed record Try(int Attempt, string? Roster);
