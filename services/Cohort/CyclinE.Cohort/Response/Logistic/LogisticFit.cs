using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Response.Logistic;

/// <summary>A logistic regression.</summary>
public sealed record LogisticFit
{
    /// <summary>The intercept, then the columns.</summary>
    public required IReadOnlyList<ResponseTerm> Terms { get; init; }

    /// <summary>Log likelihood, with the penalty where <see cref="Firth"/>; its limit where separated.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>True where Firth's penalty was on.</summary>
    public required bool Firth { get; init; }

    /// <summary>Patients analysed.</summary>
    public required int Patients { get; init; }

    /// <summary>Patients with the outcome.</summary>
    public required int Events { get; init; }

    /// <summary>Patients left out because the outcome or a column is missing.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Coverage of the intervals, 0–1.</summary>
    public required double Level { get; init; }

    /// <summary>True where columns separate the outcome, so that a coefficient is infinite.</summary>
    public required bool Separated { get; init; }

    /// <summary>What a reader has to know: separation, few events per column; null where nothing.</summary>
    public string? Warning { get; init; }
}
