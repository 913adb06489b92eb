using System.Text.Json.Serialization;

namespace CyclinE.Contracts.Stages;

/// <summary>A table of a stage's own: every result brings rows, an export joins them in one file.</summary>
public sealed record StageTableSchema
{
    /// <summary>The file's name without <c>.tsv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What one line stands for, such as <i>one chromosome of an array</i>.</summary>
    public required string Line { get; init; }

    /// <summary>The columns that the stage writes; the export puts the unit's name before them.</summary>
    public required IReadOnlyList<StageColumn> Columns { get; init; }

    /// <summary>
    /// Of a stage of arrays: true where every array has one row at most, whose values then also stand in <c>arrays.tsv</c>, each under
    /// the names of table and column, such as <c>genome-altered.altered_share</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InArrays { get; init; }

    /// <summary>The name under which an artifact keeps the rows.</summary>
    [JsonIgnore]
    public string ArtifactColumn => "table/" + Name;
}

/// <summary>A column of a stage's own table.</summary>
public sealed record StageColumn
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its values are; an empty cell is a value that is not there.</summary>
    public required StageOptionType Type { get; init; }

    /// <summary>Unit, such as <c>bp</c> or <c>log2</c>; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>What it says.</summary>
    public required string Description { get; init; }
}
