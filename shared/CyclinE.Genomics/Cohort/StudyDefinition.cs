namespace CyclinE.Genomics;

/// <summary>The study by one definition of cyclin E positive. Definitions are kept apart: no table mixes them.</summary>
public sealed record StudyDefinition
{
    /// <summary><c>amplification</c>, <c>expression</c> or <c>either</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What makes a tumour positive, in words.</summary>
    public required string Text { get; init; }

    /// <summary>Patients analysed: of the population, and of known group.</summary>
    public required int Patients { get; init; }

    /// <summary>Those who are cyclin E positive.</summary>
    public required int Positive { get; init; }

    /// <summary>Clinical benefit: table, exact and approximate tests, logistic models; null where no patient can be evaluated.</summary>
    public ResponseResult? Benefit { get; init; }

    /// <summary>Progression-free and overall survival, those of them that the sheet has.</summary>
    public required IReadOnlyList<StudyEndPoint> EndPoints { get; init; }

    /// <summary>Sentences that stand beside it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
