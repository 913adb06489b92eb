using CyclinE.Genomics;

namespace CyclinE.Reporting;

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

    public static string Of(Genomics.Sex? sex) => sex switch
    {
        null => Digits.Missing,
        Genomics.Sex.Female => "female",
        Genomics.Sex.Male => "male",
        _ => throw new ArgumentOutOfRangeException(nameof(sex), sex, null),
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
}
