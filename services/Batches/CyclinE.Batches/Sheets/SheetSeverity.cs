using System.Text.Json.Serialization;

namespace CyclinE.Batches;

/// <summary>What a problem of the sheet means for the batch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SheetSeverity>))]
public enum SheetSeverity
{
    /// <summary>The batch can run; a person should know.</summary>
    Warning,

    /// <summary>The sheet is not accepted.</summary>
    Error,
}
