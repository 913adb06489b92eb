using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Api;

/// <summary>Where a batch stands: the law, and while it is open its stages, rate and time left.</summary>
public sealed record BatchView
{
    /// <summary>Name and revision.</summary>
    public required string Batch { get; init; }

    /// <summary>accepted, open, cancelling, ended or cancelled.</summary>
    public required string State { get; init; }

    /// <summary>Accepted at (UTC).</summary>
    public required DateTime AcceptedAt { get; init; }

    /// <summary>Ended at (UTC); null while it is open.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>The law of arrays.</summary>
    public required ArrayTally Arrays { get; init; }

    /// <summary>The law of pairs.</summary>
    public required PairTally Pairs { get; init; }

    /// <summary>State of the cohort; null where none is planned.</summary>
    public string? Cohort { get; init; }

    /// <summary>Units by stage; empty of a batch that has ended.</summary>
    public IReadOnlyList<StageProgress> Stages { get; init; } = [];

    /// <summary>Arrays ended in the last minute; null of a batch that has ended.</summary>
    public double? ArraysPerMinute { get; init; }

    /// <summary>Seconds until the arrays have ended at that rate; null where it tells nothing.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>Whether it moves no more.</summary>
    public bool Ended => EndedAt is not null;

    /// <summary>Arrays that have ended.</summary>
    public int ArraysEnded => Arrays.Submitted - Arrays.Pending;
}

/// <summary>How far units are with a stage.</summary>
/// <param name="Stage">Stage and version, as its queue is called.</param>
/// <param name="Done">Units with its result.</param>
/// <param name="AtHand">Released units that wait for it or are computed.</param>
/// <param name="Planned">Units of the plan that it is for.</param>
public sealed record StageProgress(string Stage, int Done, int AtHand, int Planned);
