using System.Globalization;
using System.Text.Json.Serialization;
using CyclinE.Contracts.Units;

namespace CyclinE.Contracts.Stages;

/// <summary>One stage: a pure function between artifacts, and where it stands in the life of its unit.</summary>
public sealed record StageDefinition
{
    /// <summary>The name, such as <c>segment-array</c>; with the version it names the queue.</summary>
    public required string Name { get; init; }

    /// <summary>Hand-bumped whenever the numbers it gives change.</summary>
    public required int Version { get; init; }

    /// <summary>The service that runs it.</summary>
    public required string Service { get; init; }

    /// <summary>The kind of unit it belongs to.</summary>
    public required UnitKind Unit { get; init; }

    /// <summary>Name of the message that starts it.</summary>
    public required string Consumes { get; init; }

    /// <summary>Name of the event that it publishes.</summary>
    public required string Produces { get; init; }

    /// <summary>Kind of the artifact that it leaves.</summary>
    public required string ArtifactKind { get; init; }

    /// <summary>
    /// What enters its recipe, in order: <c>file</c> (the raw file's hash), the name of an earlier stage of the same unit,
    /// <c>tool</c> (the hash of its command), <c>roster</c> (the frozen needs),
    /// <c>table:NAME</c> (a table of the plan), <c>sheet-table:COLUMN</c> (the table that
    /// the array's row names in that column) or <c>reference-file</c> (the raw file of the array that it names as reference).
    /// </summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Sheet columns whose values it reads; they enter the recipe, no others do.</summary>
    public required IReadOnlyList<string> SheetColumns { get; init; }

    /// <summary>True when the unit cannot end without it: its failure fails the unit, its result enters rosters.</summary>
    public required bool Required { get; init; }

    /// <summary>
    /// Of a stage that is not required: true when the batch is not closed before it has ended. Otherwise it is a side stage, which
    /// delays nothing. Neither can fail its unit, and the result of neither enters a roster.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Awaited { get; init; }

    /// <summary>What may be set for a stage whose options are no record of this program; null for those whose are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StageOption>? OptionSchema { get; init; }

    /// <summary>The tables of its own whose rows it leaves with its result; null where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StageTableSchema>? Tables { get; init; }

    /// <summary>Of a command: the stages whose results it reads, of its own unit or of the arrays that its unit needs; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? After { get; init; }

    /// <summary>The command that it is; null for a stage in C#.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StageTool? Tool { get; init; }

    /// <summary>Longest time without progress before the unit is announced again.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Peak memory of one computation in bytes; bounds the slots of a worker.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>
    /// The queue: one per version, so that two versions of a worker live side by side; of a command one per content of its folder,
    /// so that no worker computes with another script than the plan froze.
    /// </summary>
    public string Queue => FormattableString.Invariant($"{Name}-v{Version}{(Tool is null ? string.Empty : "-" + Tool.Sha[..8])}");

    /// <summary>What it means to its unit, in the word of the documentation.</summary>
    [JsonIgnore]
    public string Meaning => Required ? "required" : Awaited ? "awaited" : "side";

    /// <summary>The stage whose queue this is, of whatever version; null for a queue of no stage.</summary>
    public static string? StageOfQueue(string queue)
    {
        var mark = queue.LastIndexOf("-v", StringComparison.Ordinal);
        var version = mark > 0 ? queue[(mark + 2)..].Split('-') : [];
        return version.Length is 1 or 2 && int.TryParse(version[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && (version.Length == 1 || (version[1].Length == 8 && version[1].All(char.IsAsciiHexDigitLower)))
            ? queue[..mark]
            : null;
    }

    /// <summary>Where the recipe's inputs come from: the prefix of an input that is a table of the plan.</summary>
    public const string TablePrefix = "table:";

    /// <summary>The prefix of an input that is the table which the array's row names in a sheet column.</summary>
    public const string SheetTablePrefix = "sheet-table:";

    /// <summary>The input that is the raw file's hash of the array which the row names as its reference.</summary>
    public const string ReferenceInput = "reference-file";

    /// <summary>The input that is the hash of the stage's own command: description and files.</summary>
    public const string ToolInput = "tool";

    /// <summary>The input that is the raw file's hash.</summary>
    public const string FileInput = "file";

    /// <summary>The input that is the roster of frozen needs.</summary>
    public const string RosterInput = "roster";
}
