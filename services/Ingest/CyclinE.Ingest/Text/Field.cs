namespace CyclinE.Ingest;

/// <summary>One cell of a line: where it begins and how long it is. Spaces and quotes around it are outside.</summary>
internal readonly record struct Field(int Start, int Length)
{
    /// <summary>The cell's bytes.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line) => line.Slice(Start, Length);
}
