using System.Text.Json.Nodes;
using CyclinE.Genomics;

namespace CyclinE.Batches;

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
