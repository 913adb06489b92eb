using System.Text.Json.Nodes;

namespace CyclinE.Batches;

/// <summary>A reason whose presence says yes. A plain no is no reason.</summary>
internal sealed class ReasonValue : SheetValue
{
    /// <inheritdoc/>
    public override string Expected => "a reason; empty, no, 0 and false mean that there is none";

    /// <inheritdoc/>
    public override bool IsFreeText => true;

    /// <inheritdoc/>
    public override SheetCell Read(string text) => text.ToLowerInvariant() switch
    {
        "no" or "n" or "0" or "false" => SheetCell.Missing,
        "yes" or "y" or "1" or "true" or "x" => SheetCell.Of("no reason given"),
        _ => SheetCell.Of(text),
    };

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string" };
}
