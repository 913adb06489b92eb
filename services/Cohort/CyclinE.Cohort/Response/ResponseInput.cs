namespace CyclinE.Cohort;

/// <summary>Groups and outcomes of patients; one patient is one row of role tumour.</summary>
public sealed record ResponseInput
{
    /// <summary>The question in words, such as <c>clinical benefit by cyclin E</c>.</summary>
    public required string Question { get; init; }

    /// <summary>Group of each patient; null where missing.</summary>
    public required IReadOnlyList<string?> Group { get; init; }

    /// <summary>Outcome of each patient; null where missing.</summary>
    public required IReadOnlyList<string?> Outcome { get; init; }

    /// <summary>Rows of the table in order; of two, the first is compared with the second.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Columns of the table in order; of two, the first is the event.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Further columns of the logistic models.</summary>
    public IReadOnlyList<ScanCovariate> Covariates { get; init; } = [];
}
