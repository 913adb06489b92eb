using System.Text.Json.Serialization;

namespace CyclinE.Artifacts;

/// <summary>Where a batch stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchState>))]
public enum BatchState
{
    /// <summary>Accepted; its units are not all in the ledger yet and none is released.</summary>
    Accepted,

    /// <summary>All units are in the ledger and move.</summary>
    Open,

    /// <summary>A person cancelled it; open rows are being closed.</summary>
    Cancelling,

    /// <summary>No row is open.</summary>
    Ended,
}
