using System.Text.Json.Serialization;

namespace CyclinE.Contracts.Stages;

/// <summary>What may be set for a stage whose options are declared as data.</summary>
public sealed record StageOption
{
    /// <summary>Its name, such as <c>min-segments</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What its values are.</summary>
    public required StageOptionType Type { get; init; }

    /// <summary>The value where nobody sets it, in canonical text.</summary>
    public required string Default { get; init; }

    /// <summary>One sentence with unit.</summary>
    public required string Help { get; init; }

    /// <summary>Smallest number; null where any will do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Minimum { get; init; }

    /// <summary>Largest number; null where any will do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Maximum { get; init; }

    /// <summary>The only texts that it takes; null where any will do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>True where its values are names of the sheet's columns: the stage reads those that are named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NamesColumns { get; init; }
}

/// <summary>What the values of a declared option are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageOptionType>))]
public enum StageOptionType
{
    /// <summary>A whole number.</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,

    /// <summary>A number.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>true or false.</summary>
    [JsonStringEnumMemberName("boolean")]
    Boolean,

    /// <summary>A text.</summary>
    [JsonStringEnumMemberName("text")]
    Text,
}
