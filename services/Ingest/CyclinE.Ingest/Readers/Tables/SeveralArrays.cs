using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Two arrays under one name in one file: read together they would be averaged, or one of them lost.</summary>
internal static class SeveralArrays
{
    /// <summary>The code of the refusal.</summary>
    public const string Code = "several-arrays";

    /// <summary>What to do.</summary>
    public const string Remedy = "Give each array a name of its own in the file, and a row of its own in the sheet with this name in the column 'file_sample'.";

    /// <summary>Refuses a file in which two samples have one name.</summary>
    /// <param name="names">All samples.</param>
    /// <param name="wanted">The one that is read: only its own name is looked at; null looks at all.</param>
    /// <param name="where">The file or a place in it.</param>
    /// <exception cref="InvalidInputException"><c>several-arrays</c>.</exception>
    public static void RefuseSameNames(IReadOnlyList<string> names, string? wanted, string where)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name) && (wanted is null || name == wanted))
            {
                throw new InvalidInputException(Code, $"The file holds {names.Count(n => n == name)} samples named '{name}'.", where, Remedy);
            }
        }
    }
}
