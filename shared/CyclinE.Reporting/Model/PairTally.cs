namespace CyclinE.Reporting;

/// <summary>The conservation law of pairs: planned = compared + skipped + failed + cancelled + pending.</summary>
public sealed record PairTally
{
    /// <summary>Pairs of the sheet.</summary>
    public required int Planned { get; init; }

    /// <summary>Pairs with a comparison.</summary>
    public required int Compared { get; init; }

    /// <summary>Pairs that lack an array.</summary>
    public required int Skipped { get; init; }

    /// <summary>Pairs that ended without a comparison.</summary>
    public required int Failed { get; init; }

    /// <summary>Pairs cancelled by a person.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Pairs that have not ended.</summary>
    public required int Pending { get; init; }

    /// <summary>True when the law holds.</summary>
    public bool IsBalanced => Planned == Compared + Skipped + Failed + Cancelled + Pending;

    /// <summary>The law as one line of text, as it is printed.</summary>
    public override string ToString() =>
        $"{Planned} pairs planned = {Compared} compared + {Skipped} skipped + {Failed} failed + {Cancelled} cancelled + {Pending} pending";
}
