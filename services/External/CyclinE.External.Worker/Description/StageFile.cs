using System.ComponentModel;
using System.Text.Json.Serialization;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.External.Worker.Description;

/// <summary>What <c>stage.json</c> holds: its JSON Schema is made from this record.</summary>
public sealed record StageFile
{
    /// <summary>The schema, for editors.</summary>
    [JsonPropertyName("$schema")]
    [Description("The JSON Schema of this file, for editors.")]
    public string? Schema { get; init; }

    /// <summary>The stage's name.</summary>
    [Description("Name of the stage: lower-case letters, digits and '-', beginning with a letter.")]
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    [Description("Raise it where the numbers change on purpose. A change of any file is seen without it.")]
    public required int Version { get; init; }

    /// <summary>The kind of unit.</summary>
    [Description("What it is computed for: every array, every pair, or the cohort once.")]
    public required StageUnit Unit { get; init; }

    /// <summary>The stages that it reads.</summary>
    [Description("Stages whose results it reads: of its own unit, or (pair, cohort) of the arrays that the unit needs.")]
    public required IReadOnlyList<string> After { get; init; }

    /// <summary>What it means to its unit.</summary>
    [Description("required: its failure fails the unit. awaited (the default): the batch is not closed before it. side: it delays nothing.")]
    public StageNeed Need { get; init; } = StageNeed.Awaited;

    /// <summary>Columns of the sheet that it reads.</summary>
    [Description("Columns of the sample sheet whose values it reads. It sees no others.")]
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Its options.</summary>
    [Description("What a user may set with --set NAME.OPTION=VALUE.")]
    public IReadOnlyList<StageOptionFile> Options { get; init; } = [];

    /// <summary>Program and arguments.</summary>
    [Description("Program and arguments, run in a folder that holds the files, in/ and out/. A program is found on the PATH.")]
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Files of the folder that it needs.</summary>
    [Description("Every file of this folder that the command needs; their content is part of every recipe.")]
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The image in which the command runs.</summary>
    [Description("Container image by digest in which the command runs: NAME@sha256:DIGEST, or the id of an image that the engine has.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Image { get; init; }

    /// <summary>Longest time.</summary>
    [Description("Seconds after which the command is killed and its result is not available.")]
    public int TimeLimitSeconds { get; init; } = 300;

    /// <summary>Most memory.</summary>
    [Description("Megabytes of data that the command may allocate.")]
    public int MemoryMb { get; init; } = 1024;

    /// <summary>Most output.</summary>
    [Description("Megabytes that it may leave in out/.")]
    public int OutputMb { get; init; } = 64;

    /// <summary>Its tables.</summary>
    [Description("Tables of its own: out/tables/NAME.tsv of every unit, joined to NAME.tsv among the results.")]
    public IReadOnlyList<StageTableSchema> Tables { get; init; } = [];
}

/// <summary>An option in <c>stage.json</c>.</summary>
public sealed record StageOptionFile
{
    /// <summary>Its name.</summary>
    [Description("Name: lower-case letters, digits and '-'.")]
    public required string Name { get; init; }

    /// <summary>What its values are.</summary>
    [Description("integer, number, boolean or text.")]
    public required StageOptionType Type { get; init; }

    /// <summary>The default.</summary>
    [Description("The value where nobody sets it.")]
    public required System.Text.Json.JsonElement Default { get; init; }

    /// <summary>The help.</summary>
    [Description("One sentence with unit.")]
    public required string Help { get; init; }

    /// <summary>Smallest number.</summary>
    [Description("Smallest number.")]
    public double? Minimum { get; init; }

    /// <summary>Largest number.</summary>
    [Description("Largest number.")]
    public double? Maximum { get; init; }

    /// <summary>The only texts.</summary>
    [Description("The only texts that it takes.")]
    public IReadOnlyList<string>? Choices { get; init; }
}

/// <summary>What a command is computed for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageUnit>))]
public enum StageUnit
{
    /// <summary>Every array.</summary>
    [JsonStringEnumMemberName("array")]
    Array = UnitKind.Array,

    /// <summary>Every pair.</summary>
    [JsonStringEnumMemberName("pair")]
    Pair = UnitKind.Pair,

    /// <summary>The cohort, once.</summary>
    [JsonStringEnumMemberName("cohort")]
    Cohort = UnitKind.Cohort,
}

/// <summary>What a stage means to its unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageNeed>))]
public enum StageNeed
{
    /// <summary>The batch is not closed before it.</summary>
    [JsonStringEnumMemberName("awaited")]
    Awaited,

    /// <summary>Its failure fails the unit.</summary>
    [JsonStringEnumMemberName("required")]
    Required,

    /// <summary>It delays nothing.</summary>
    [JsonStringEnumMemberName("side")]
    Side,
}
