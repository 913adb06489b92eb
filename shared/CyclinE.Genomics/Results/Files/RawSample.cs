namespace CyclinE.Genomics.Results.Files;

/// <summary>
/// One sample of a file, as a file of the same format that holds it alone; the document of the raw-sample artifact. The text
/// stands in the parts, one behind the other, then in the artifact's own column.
/// </summary>
public sealed record RawSample
{
    /// <summary>Artifact ids of the text's parts, in order; parts that samples share (a platform's table) are stored once.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Where the text's lines stood in the file; empty where that is too irregular to keep.</summary>
    public required IReadOnlyList<LineRun> Lines { get; init; }
}

/// <summary>
/// Lines of a sample's text and where they stood in its file: line <c>First + i</c> was line <c>Line + i · Stride</c>, so that
/// messages name the file's own lines.
/// </summary>
/// <param name="First">Number of the first line in the sample's text, from 1.</param>
/// <param name="Line">Its number in the file.</param>
/// <param name="Stride">Lines of the file from one to the next.</param>
public sealed record LineRun(long First, long Line, long Stride)
{
    /// <summary>The number that a line had in the file.</summary>
    /// <param name="runs">Runs by their first line.</param>
    /// <param name="line">Number in the sample's text.</param>
    public static long LineOf(IReadOnlyList<LineRun> runs, long line)
    {
        int low = 0, high = runs.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = runs[middle].First <= line ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? line : runs[low - 1].Line + ((line - runs[low - 1].First) * runs[low - 1].Stride);
    }
}
