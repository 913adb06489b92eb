using System.Text.Json.Nodes;

namespace CyclinE.Batches.Sheets.Values;

/// <summary>A path below the input root, with forward slashes and without detours.</summary>
internal sealed class PathValue : SheetValue
{
    private const string LeavesRoot = "path-leaves-root";

    /// <inheritdoc/>
    public override string Expected => "a path relative to the input root (in one process: the sheet's folder)";

    /// <inheritdoc/>
    public override bool IsFreeText => true;

    /// <inheritdoc/>
    public override SheetCell Read(string text)
    {
        var path = text.Replace('\\', '/');
        if (path.Contains("://", StringComparison.Ordinal))
        {
            return SheetCell.Bad("not-a-path", $"{CellText.Quote(text)} is an address, not a path.",
                $"Copy the file below the input root and write {Expected}.");
        }

        if (path.StartsWith('/') || path.StartsWith("~/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])))
        {
            return SheetCell.Bad(LeavesRoot, $"{CellText.Quote(text)} is an absolute path.", $"Write {Expected}.");
        }

        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return SheetCell.Bad(LeavesRoot, $"{CellText.Quote(text)} leads out of the input root.",
                        $"Keep array files below the root and write {Expected}.");
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0
            ? SheetCell.Bad("not-a-path", $"{CellText.Quote(text)} names no file.", $"Write {Expected}.")
            : SheetCell.Of(string.Join('/', parts));
    }

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() =>
        new() { ["type"] = "string", ["pattern"] = @"^(?!/|~/|[A-Za-z]:)(?!(.*/)?\.\.(/|$)).+$" };
}
