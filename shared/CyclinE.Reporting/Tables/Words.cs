using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tables;

/// <summary>Enumerations as the words of the output files.</summary>
internal static class Words
{
    public static string Of(UnitOutcome outcome) => outcome switch
    {
        UnitOutcome.Pending => "pending",
        UnitOutcome.Called => "called",
        UnitOutcome.Compared => "compared",
        UnitOutcome.Analysed => "analysed",
        UnitOutcome.Excluded => "excluded",
        UnitOutcome.Skipped => "skipped",
        UnitOutcome.Failed => "failed",
        UnitOutcome.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Of(CallClass? call) => call switch
    {
        null => Digits.Missing,
        CallClass.HomozygousDeletion => "homozygous-deletion",
        CallClass.Loss => "loss",
        CallClass.Neutral => "neutral",
        CallClass.Gain => "gain",
        CallClass.Amplification => "amplification",
        CallClass.HighLevelAmplification => "high-level-amplification",
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, null),
    };

    public static string Of(Sex? sex) => sex switch
    {
        null => Digits.Missing,
        Sex.Female => "female",
        Sex.Male => "male",
        _ => throw new ArgumentOutOfRangeException(nameof(sex), sex, null),
    };

    public static string Of(RecurrenceDirection direction) => direction switch
    {
        RecurrenceDirection.Amplification => "amplification",
        RecurrenceDirection.Deletion => "deletion",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, null),
    };

    public static string Of(EventLength length) => length switch
    {
        EventLength.Focal => "focal",
        EventLength.Large => "large",
        EventLength.ArmLevel => "arm-level",
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, null),
    };

    public static string Of(PairEventKind kind) => kind switch
    {
        PairEventKind.Gain => "gain",
        PairEventKind.Amplification => "amplification",
        PairEventKind.Loss => "loss",
        PairEventKind.Deletion => "deletion",
        PairEventKind.Lost => "lost",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(QualityVerdict? verdict) => verdict switch
    {
        null => Digits.Missing,
        QualityVerdict.Pass => "pass",
        QualityVerdict.Warn => "warn",
        QualityVerdict.Fail => "fail",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static string Of(ScanGeneState state) => state switch
    {
        ScanGeneState.Tested => "tested",
        ScanGeneState.Separated => "separated",
        ScanGeneState.NotConverged => "not-converged",
        ScanGeneState.FewCarriers => "few-carriers",
        ScanGeneState.Constant => "constant",
        ScanGeneState.Missing => "missing",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
