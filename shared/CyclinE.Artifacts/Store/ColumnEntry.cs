namespace CyclinE.Artifacts;

/// <summary>One column in a manifest.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Length">Bytes uncompressed.</param>
public sealed record ColumnEntry(string Name, ColumnType Type, long Length);
