using System.Text.Json.Serialization;

namespace CyclinE.Artifacts;

/// <summary>Type of the values of a column; all little-endian.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnType>))]
public enum ColumnType
{
    /// <summary>Bytes.</summary>
    Byte,

    /// <summary>32-bit integers.</summary>
    Int32,

    /// <summary>IEEE single precision.</summary>
    Float32,

    /// <summary>IEEE double precision.</summary>
    Float64,

    /// <summary>UTF-8 strings, each ended by a line feed.</summary>
    Text,
}
