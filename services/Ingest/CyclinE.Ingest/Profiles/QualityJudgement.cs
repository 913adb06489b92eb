using System.Globalization;
using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Judges an array against the limits of the plan.</summary>
internal static class QualityJudgement
{
    /// <summary>Pass, warn or fail, with a sentence for every limit that is exceeded, failures first.</summary>
    public static QualityControl Judge(ArrayScalars scalars, int probes, IngestOptions options)
    {
        var missing = (probes - scalars.Probes) / (double)probes;
        List<(QualityVerdict Verdict, string Reason)> findings = [];
        if (scalars.Sigma == 0)
        {
            findings.Add((QualityVerdict.Fail, "Half of all neighbouring probes have equal values (σ = 0): these are segmented or smoothed values, not measured ones."));
        }

        if (scalars.Dlrs > options.DlrsFail)
        {
            findings.Add((QualityVerdict.Fail, $"DLRS {Exceeds(scalars.Dlrs, options.DlrsFail, "F", 2)}: too noisy to call."));
        }
        else if (scalars.Dlrs > options.DlrsWarn)
        {
            findings.Add((QualityVerdict.Warn, $"DLRS {Exceeds(scalars.Dlrs, options.DlrsWarn, "F", 2)}: noisy, small events may be missed."));
        }

        if (missing > options.MissingFail)
        {
            findings.Add((QualityVerdict.Fail, $"The share of probes without a value, {Exceeds(missing, options.MissingFail, "P", 1)}: too incomplete to call."));
        }
        else if (missing > options.MissingWarn)
        {
            findings.Add((QualityVerdict.Warn, $"The share of probes without a value, {Exceeds(missing, options.MissingWarn, "P", 1)}."));
        }

        return new QualityControl
        {
            Verdict = findings.Count == 0 ? QualityVerdict.Pass : findings.Max(f => f.Verdict),
            Reasons = [.. findings.OrderByDescending(f => f.Verdict).Select(f => f.Reason)],
            Dlrs = scalars.Dlrs,
            Mapd = scalars.Mapd,
            MissingShare = missing,
        };
    }

    // A value just above its limit is written with enough digits to be seen above it.
    private static string Exceeds(double value, double limit, string format, int digits)
    {
        string Show(double number) => number.ToString($"{format}{digits}", CultureInfo.InvariantCulture).Replace(" ", string.Empty, StringComparison.Ordinal);
        while (digits < 9 && Show(value) == Show(limit))
        {
            digits++;
        }

        return $"{Show(value)} exceeds the limit {Show(limit)}";
    }
}
