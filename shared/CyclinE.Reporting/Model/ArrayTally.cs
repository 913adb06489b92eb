namespace CyclinE.Reporting;

/// <summary>The conservation law of arrays: submitted = called + failed + excluded + cancelled + pending.</summary>
public sealed record ArrayTally
{
    /// <summary>Arrays of the sheet.</summary>
    public required int Submitted { get; init; }

    /// <summary>Arrays with calls.</summary>
    public required int Called { get; init; }

    /// <summary>Arrays that ended without calls, each with its reason.</summary>
    public required int Failed { get; init; }

    /// <summary>Arrays left out by quality control or by the sheet.</summary>
    public required int Excluded { get; init; }

    /// <summary>Arrays cancelled by a person.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Arrays that have not ended.</summary>
    public required int Pending { get; init; }

    /// <summary>True when the law holds.</summary>
    public bool IsBalanced => Submitted == Called + Failed + Excluded + Cancelled + Pending;

    /// <summary>The law as one line of text, as it is printed.</summary>
    public override string ToString() =>
        $"{Submitted} arrays submitted = {Called} called + {Failed} failed + {Excluded} excluded + {Cancelled} cancelled + {Pending} pending";
}
