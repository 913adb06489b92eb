using System.Text.Json.Nodes;

namespace CyclinE.Batches;

/// <summary>Any text.</summary>
internal sealed class TextValue(string expected = "any text") : SheetValue
{
    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override bool IsFreeText => true;

    /// <inheritdoc/>
    public override SheetCell Read(string text) => SheetCell.Of(text);

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string" };
}
