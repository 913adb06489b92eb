namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>How far two yes-or-no readings of the same patients agree, such as amplification and expression.</summary>
public sealed record AgreementTest
{
    /// <summary>Both yes.</summary>
    public required int Both { get; init; }

    /// <summary>First yes, second no.</summary>
    public required int FirstOnly { get; init; }

    /// <summary>First no, second yes.</summary>
    public required int SecondOnly { get; init; }

    /// <summary>Both no.</summary>
    public required int Neither { get; init; }

    /// <summary>Patients left out: a reading is missing.</summary>
    public int LeftOut { get; init; }

    /// <summary>Share of patients who agree.</summary>
    public required double Observed { get; init; }

    /// <summary>Share expected by chance from the margins.</summary>
    public required double Expected { get; init; }

    /// <summary>Cohen's kappa; NaN where both readings are the same word for everybody.</summary>
    public required double Kappa { get; init; }

    /// <summary>Its asymptotic standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Lower limit.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper limit.</summary>
    public required double Upper { get; init; }

    /// <summary>Two-sided P of kappa = 0, with the standard error that holds there.</summary>
    public required double KappaP { get; init; }

    /// <summary>Positive agreement 2a/(2a + b + c); NaN without a yes.</summary>
    public required double PositiveAgreement { get; init; }

    /// <summary>Negative agreement 2d/(2d + b + c); NaN without a no.</summary>
    public required double NegativeAgreement { get; init; }

    /// <summary>McNemar's exact P: whether one reading says yes more often.</summary>
    public required double McNemarExactP { get; init; }

    /// <summary>McNemar's chi-square, (b − c)²/(b + c); NaN without a disagreement.</summary>
    public required double McNemarChiSquare { get; init; }

    /// <summary>Its P.</summary>
    public required double McNemarP { get; init; }

    /// <summary>With continuity correction, (|b − c| − 1)²/(b + c).</summary>
    public required double McNemarCorrectedChiSquare { get; init; }

    /// <summary>Its P.</summary>
    public required double McNemarCorrectedP { get; init; }
}
