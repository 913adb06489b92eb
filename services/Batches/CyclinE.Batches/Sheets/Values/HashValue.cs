using System.Text.Json.Nodes;

namespace CyclinE.Batches;

/// <summary>A SHA-256 in hexadecimal.</summary>
internal sealed class HashValue : SheetValue
{
    private const int Digits = 64;
    private const string Prefix = "sha256:";

    /// <inheritdoc/>
    public override string Expected => "64 hexadecimal digits";

    /// <inheritdoc/>
    public override SheetCell Read(string text)
    {
        var hash = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text;
        return hash.Length == Digits && hash.All(char.IsAsciiHexDigit)
            ? SheetCell.Of(hash.ToLowerInvariant())
            : SheetCell.Bad("bad-sha256", $"{CellText.Quote(text)} is not a SHA-256.", $"Write {Expected}, as sha256sum prints them, or leave the cell empty.");
    }

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" };
}
