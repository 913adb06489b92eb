using System.Text.Json.Serialization;

namespace CyclinE.Contracts;

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
