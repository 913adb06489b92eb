using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

/// <summary>The head of one table of a Command Console file.</summary>
internal sealed record CommandConsoleDataSet
{
    public required string Group { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<CommandConsoleParameter> Parameters { get; init; }

    public required IReadOnlyList<CommandConsoleColumn> Columns { get; init; }

    public required long Rows { get; init; }

    /// <summary>Bytes of a row.</summary>
    public required int RowSize { get; init; }

    /// <summary>Offset of the first row.</summary>
    public required long Start { get; init; }

    /// <summary>The place of the head, for messages.</summary>
    public required string Place { get; init; }

    /// <summary>Its name for messages.</summary>
    public string Title => $"data set '{Group}/{Name}'";

    /// <summary>The column of a name in any case, or null.</summary>
    public CommandConsoleColumn? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var column in Columns)
            {
                if (column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return column;
                }
            }
        }

        return null;
    }

    /// <summary>The column of a name, of whole numbers or of numbers.</summary>
    /// <exception cref="InvalidInputException">There is none, or it holds something else.</exception>
    public CommandConsoleColumn Require(string name, bool whole)
    {
        if (Find(name) is not { } column)
        {
            throw new InvalidInputException(
                "missing-column",
                $"The {Title} has no column '{name}'; it has {string.Join(", ", Columns.Select(c => c.Name))}.",
                Place,
                "Export the array again with a program of the vendor (Chromosome Analysis Suite, Genotyping Console, Power Tools).");
        }

        return column.IsInteger || (!whole && column.Type == CommandConsoleType.Float)
            ? column
            : throw new InvalidInputException(
                "wrong-column-type",
                $"Column '{name}' of the {Title} is of type {column.Type}: expected {(whole ? "whole numbers" : "numbers")}.",
                Place,
                "Export the array again with a program of the vendor (Chromosome Analysis Suite, Genotyping Console, Power Tools).");
    }
}
