using System.Text;
using System.Text.Json.Nodes;
using CyclinE.Genomics.Genome;

namespace CyclinE.Batches.Sheets.Values;

/// <summary>The values that a column takes: how a cell is read, told to people, and written as JSON Schema.</summary>
public abstract class SheetValue
{
    /// <summary>What is expected, to follow "Write": <c>a number from 0 to 1</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>The canonical values, where there are only a few; empty elsewhere.</summary>
    public virtual IReadOnlyList<string> Allowed => [];

    /// <summary>What is expected, with every spelling that is taken, as Markdown.</summary>
    public virtual string Markdown => Expected;

    /// <summary>True where the cell's own text goes into tables and messages, so that it must do no harm there.</summary>
    public virtual bool IsFreeText => false;

    /// <summary>Reads a cell that is not missing.</summary>
    /// <param name="text">The cell without surrounding white space.</param>
    public abstract SheetCell Read(string text);

    /// <summary>The JSON Schema of the canonical values.</summary>
    public abstract JsonObject ToJsonSchema();
}

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

/// <summary>A genome build, by any of its names.</summary>
internal sealed class BuildValue : SheetValue
{
    /// <inheritdoc/>
    public override string Expected => "hg18, hg19, hg38 or another build's name";

    /// <inheritdoc/>
    public override string Markdown => "`hg18` (NCBI36); `hg19` (GRCh37); `hg38` (GRCh38); any other name";

    /// <inheritdoc/>
    public override SheetCell Read(string text) =>
        GenomeBuild.Of(text).Name is { Length: > 0 } name
            ? SheetCell.Of(name)
            : SheetCell.Bad("not-allowed", $"{CellText.Quote(text)} is not the name of a genome build.", $"Write {Expected}.");

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string", ["minLength"] = 1 };
}

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
