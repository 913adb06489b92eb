using System.Globalization;
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
    /// <c>roster</c> (the frozen needs), <c>table:NAME</c> (a table of the plan), <c>sheet-table:COLUMN</c> (the table that
    /// the array's row names in that column) or <c>reference-file</c> (the raw file of the array that it names as reference).
    /// </summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Sheet columns whose values it reads; they enter the recipe, no others do.</summary>
    public required IReadOnlyList<string> SheetColumns { get; init; }

    /// <summary>True when the unit cannot end without it.</summary>
    public required bool Required { get; init; }

    /// <summary>Longest time without progress before the unit is announced again.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Peak memory of one computation in bytes; bounds the slots of a worker.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>The queue: one per version, so that two versions of a worker live side by side.</summary>
    public string Queue => FormattableString.Invariant($"{Name}-v{Version}");

    /// <summary>The stage whose queue this is, of whatever version; null for a queue of no stage.</summary>
    public static string? StageOfQueue(string queue)
    {
        var mark = queue.LastIndexOf("-v", StringComparison.Ordinal);
        return mark > 0 && int.TryParse(queue.AsSpan(mark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? queue[..mark] : null;
    }

    /// <summary>Where the recipe's inputs come from: the prefix of an input that is a table of the plan.</summary>
    public const string TablePrefix = "table:";

    /// <summary>The prefix of an input that is the table which the array's row names in a sheet column.</summary>
    public const string SheetTablePrefix = "sheet-table:";

    /// <summary>The input that is the raw file's hash of the array which the row names as its reference.</summary>
    public const string ReferenceInput = "reference-file";

    /// <summary>The input that is the raw file's hash.</summary>
    public const string FileInput = "file";

    /// <summary>The input that is the roster of frozen needs.</summary>
    public const string RosterInput = "roster";
}
