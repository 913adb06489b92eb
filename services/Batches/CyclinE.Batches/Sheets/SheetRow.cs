namespace CyclinE.Batches;

/// <summary>One array of the sheet.</summary>
public sealed record SheetRow
{
    /// <summary>Line of the file where the row starts, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Array id; as it stands in the file where it is not a valid one, null where it is missing.</summary>
    public string? Array { get; init; }

    /// <summary>
    /// Canonical values by column name: cosmetic differences of spelling are gone, missing values are left out, columns with
    /// a default always have a value. Covariates stand under their own names.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Columns of this row whose cell was refused: they have no value, but not because it is missing.</summary>
    public IReadOnlySet<string> Refused { get; init; } = new HashSet<string>();

    /// <summary>False where the row's cells could not be told apart; nothing but <see cref="Array"/> is known of it.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The canonical value of a column; null where missing or refused.</summary>
    public string? Value(string column) => Values.GetValueOrDefault(column);
}
