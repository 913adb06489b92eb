namespace CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

/// <summary>What a Command Console file says about itself, and about the files that it was made from.</summary>
internal sealed record CommandConsoleHeader
{
    /// <summary>The kind of file, such as <c>affymetrix-multi-data-type-analysis</c>.</summary>
    public required string DataType { get; init; }

    public required string FileId { get; init; }

    public required string Created { get; init; }

    public required IReadOnlyList<CommandConsoleParameter> Parameters { get; init; }

    public required IReadOnlyList<CommandConsoleHeader> Parents { get; init; }

    /// <summary>The text of a parameter, or null where there is none or it is empty.</summary>
    public string? Text(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Name == name && parameter.Text()?.Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The header of the given kind: this one, or the nearest among the files it was made from.</summary>
    public CommandConsoleHeader? Find(string dataType) =>
        DataType == dataType ? this : Parents.Select(p => p.Find(dataType)).FirstOrDefault(p => p is not null);
}
