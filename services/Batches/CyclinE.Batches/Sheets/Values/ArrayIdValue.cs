using System.Text;
using System.Text.Json.Nodes;

namespace CyclinE.Batches;

/// <summary>An array id. It names files, so it holds nothing that a file system, a shell or a pair's name could take amiss.</summary>
internal sealed class ArrayIdValue : SheetValue
{
    /// <inheritdoc/>
    public override string Expected => SheetNames.Rule;

    /// <inheritdoc/>
    public override SheetCell Read(string text) =>
        SheetNames.IsValid(text)
            ? SheetCell.Of(text)
            : SheetCell.Bad(
                "bad-array-id", $"{CellText.Quote(text)} cannot name files.", $"Write {Expected}: for example {SheetNames.From(text)}.");

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string", ["pattern"] = SheetNames.Pattern };
}
