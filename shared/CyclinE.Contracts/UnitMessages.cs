using System.Runtime.CompilerServices;
using CyclinE.Contracts.Units;

namespace CyclinE.Contracts;

/// <summary>What every message about a unit carries. Ids only, never data; bodies stay under 4 KB.</summary>
public abstract record UnitMessage
{
    /// <summary>The frozen plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The unit.</summary>
    public required UnitId Unit { get; init; }

    /// <summary>The try it belongs to.</summary>
    public required Try Try { get; init; }

    /// <summary>Every message about a unit.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(UnitMessage).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(UnitMessage))).OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>The message that a stage's definition names.</summary>
    /// <param name="name">Its record's name, such as <c>ArrayCalled</c>.</param>
    public static Type TypeOf(string name) =>
        typeof(UnitMessage).Assembly.GetType($"{typeof(UnitMessage).Namespace}.{name}")
            ?? throw new ArgumentException($"There is no message {name}.", nameof(name));
}

/// <summary>An event: a stage has left its artifact.</summary>
public abstract record StageMessage : UnitMessage
{
    /// <summary>What the stage left.</summary>
    public required ArtifactRef Artifact { get; init; }

    /// <summary>The event of a stage that was started by a message: its plan, unit and try, and the artifact.</summary>
    /// <typeparam name="T">The event.</typeparam>
    public static T Of<T>(UnitMessage cause, ArtifactRef artifact)
        where T : StageMessage
    {
        // Every event has these four members and no other; a copy of an empty one fills them.
        StageMessage empty = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        return (T)(empty with { PlanId = cause.PlanId, Unit = cause.Unit, Try = cause.Try, Artifact = artifact });
    }
}

/// <summary>A unit has ended in the ledger; whatever needs it may be ready now.</summary>
public sealed record UnitEnded : UnitMessage
{
    /// <summary>How it ended.</summary>
    public required UnitState State { get; init; }
}

/// <summary>A file that holds many samples may be split.</summary>
public sealed record FileReleased : UnitMessage;

/// <summary>A file's samples are stored, each on its own.</summary>
public sealed record FileSplit : StageMessage;

/// <summary>An array may be ingested.</summary>
public sealed record ArrayReleased : UnitMessage;

/// <summary>An array's profile is stored.</summary>
public sealed record ArrayIngested : StageMessage;

/// <summary>An array's segments are stored.</summary>
public sealed record ArraySegmented : StageMessage;

/// <summary>An array's calls are stored.</summary>
public sealed record ArrayCalled : StageMessage;

/// <summary>An array's detection limits are stored.</summary>
public sealed record ArrayLimited : StageMessage;

/// <summary>Both arrays of a pair have been called.</summary>
public sealed record PairReleased : UnitMessage;

/// <summary>The segments of a pair's difference are stored.</summary>
public sealed record PairSegmented : StageMessage;

/// <summary>A pair's comparison is stored.</summary>
public sealed record PairCompared : StageMessage;

/// <summary>Every array and pair of the batch has ended.</summary>
public sealed record CohortReleased : UnitMessage;

/// <summary>All arrays of a cohort were compared with each other.</summary>
public sealed record CohortChecked : StageMessage;

/// <summary>A cohort's study is stored.</summary>
public sealed record CohortAnalysed : StageMessage;

/// <summary>What recurs in a cohort is stored.</summary>
public sealed record RecurrenceFound : StageMessage;

/// <summary>Every gene was held against the end points of a cohort.</summary>
public sealed record CohortScanned : StageMessage;

/// <summary>A cohort's shared breaks are stored.</summary>
public sealed record CohortSegmented : StageMessage;

/// <summary>A stage from outside the program, a command or in C#, has left its result; its artifact's kind tells which.</summary>
public sealed record ToolEnded : StageMessage;
