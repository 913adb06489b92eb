using CyclinE.Genomics.Results.Cohort.Recurrence;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>arms-cohort.tsv</c>: gains and losses of whole arms.</summary>
internal static class ArmsCohortTable
{
    public static OutputTable Table { get; } = new OutputTable<RecurrenceArm>(
        "arms-cohort.tsv",
        "every chromosome arm that the cohort covers",
        results => results.Cohort.Recurrence?.Arms ?? [],
        [
            new("arm", "Chromosome arm.", a => a.Arm),
            new("genes", "Genes of the arm; 0 without a gene table.", a => Whole(a.Genes)),
            new("megabases", "Length that samples cover, mean.", a => Fixed(a.Megabases, 2)),
            new("samples", "Samples that cover the arm.", a => Whole(a.Samples)),
            new("gain_count", "Samples that gain the arm.", a => Whole(a.Gain.Count)),
            new("gain_frequency", "Their share.", a => Fixed(a.Gain.Frequency, 4)),
            new("gain_amplitude", "Their mean gain in copies.", a => Fixed(a.Gain.Amplitude, 4)),
            new("gain_score", "Their share of the samples that do not lose the arm.", a => Fixed(a.Gain.Score, 4)),
            new("gain_expected", "Score expected of an arm of this size.", a => Fixed(a.Gain.Expected, 4)),
            new("gain_z", "Departure from it in standard errors.", a => Fixed(a.Gain.Z, 3)),
            new("gain_q", "q value over arms, one-sided.", a => Significant(a.Gain.Q)),
            new("loss_count", "Samples that lose the arm.", a => Whole(a.Loss.Count)),
            new("loss_frequency", "Their share.", a => Fixed(a.Loss.Frequency, 4)),
            new("loss_amplitude", "Their mean loss in copies, positive.", a => Fixed(a.Loss.Amplitude, 4)),
            new("loss_score", "Their share of the samples that do not gain the arm.", a => Fixed(a.Loss.Score, 4)),
            new("loss_expected", "Score expected of an arm of this size.", a => Fixed(a.Loss.Expected, 4)),
            new("loss_z", "Departure from it in standard errors.", a => Fixed(a.Loss.Z, 3)),
            new("loss_q", "q value over arms, one-sided.", a => Significant(a.Loss.Q)),
        ]);
}
