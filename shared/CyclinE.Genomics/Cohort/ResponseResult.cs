namespace CyclinE.Genomics;

/// <summary>Groups by outcomes: the table, its tests, logistic models, and what the cohort could have seen.</summary>
public sealed record ResponseResult
{
    /// <summary>The question in words, such as <c>clinical benefit by cyclin E</c>.</summary>
    public required string Question { get; init; }

    /// <summary>Group labels, one per row of <see cref="Counts"/>.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Outcome labels, one per column.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Patients.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Counts { get; init; }

    /// <summary>Counts expected without association; empty where nobody could be counted.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Expected { get; init; }

    /// <summary>Patients left out because group or outcome is missing.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Tests and measures.</summary>
    public required IReadOnlyList<ResponseTest> Tests { get; init; }

    /// <summary>Models; empty beyond two outcomes.</summary>
    public required IReadOnlyList<ResponseModel> Models { get; init; }

    /// <summary>Sentences that stand beside the table.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
