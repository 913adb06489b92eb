using System.Globalization;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Ingest.Quality;

/// <summary>Judges an array against the limits of the plan.</summary>
internal static class QualityJudgement
{
    private static readonly string[] Snp6 = ["GenomeWideSNP_6", "GenomeWideSNP_5"];
    private static readonly string[] CytoScan = ["CytoScan"];

    /// <summary>Pass, warn or fail, with a sentence for every limit that is exceeded, failures first.</summary>
    public static QualityControl Judge(ArrayEvidence evidence, IngestOptions options)
    {
        var scalars = evidence.Scalars;
        var missing = (evidence.ProbeCount - scalars.Probes) / (double)evidence.ProbeCount;
        List<(QualityVerdict Verdict, string Reason)> findings = [];
        if (scalars.Sigma == 0)
        {
            findings.Add((QualityVerdict.Fail,
                "Half of all neighbouring probes have equal values (σ = 0): these are segmented or smoothed values, not measured ones."));
        }

        JudgeNoise(evidence, options, findings);
        if (missing > options.MissingFail)
        {
            findings.Add((QualityVerdict.Fail,
                $"The share of probes without a value, {Exceeds(missing, options.MissingFail, "P", 1)}: too incomplete to call."));
        }
        else if (missing > options.MissingWarn)
        {
            findings.Add((QualityVerdict.Warn, $"The share of probes without a value, {Exceeds(missing, options.MissingWarn, "P", 1)}."));
        }

        findings.AddRange(PlausibilityJudgement.Judge(evidence, options));
        if (evidence.CallRate < options.CallRateWarn)
        {
            findings.Add((QualityVerdict.Warn,
                $"The call rate {Against(evidence.CallRate.Value, options.CallRateWarn, "P", 1, "is below")}: poor or contaminated DNA, or many copy-number changes."));
        }

        if (evidence is { SexOfSheet: { } said, Sex: { Sex: { } seen } estimate } && said != seen)
        {
            findings.Add((QualityVerdict.Warn,
                string.Create(CultureInfo.InvariantCulture,
                    $"The sheet says {Name(said)}, but X (log2 {estimate.X:0.00}) and Y (log2 {estimate.Y:0.00}) look {Name(seen)}: samples may have been exchanged.")));
        }

        return new QualityControl
        {
            Verdict = findings.Count == 0 ? QualityVerdict.Pass : findings.Max(f => f.Verdict),
            Reasons = [.. findings.OrderByDescending(f => f.Verdict).Select(f => f.Reason)],
            Dlrs = scalars.Dlrs,
            Mapd = scalars.Mapd,
            MissingShare = missing,
            CallRate = evidence.CallRate,
            Waviness = evidence.Waviness,
            Sex = evidence.Sex,
            SignalSpans = evidence.SignalSpans,
        };
    }

    // The vendor's own measure and limit where there are such; the others by DLRS.
    private static void JudgeNoise(ArrayEvidence evidence, IngestOptions options, List<(QualityVerdict Verdict, string Reason)> findings)
    {
        var (dlrs, mapd) = (evidence.Scalars.Dlrs, evidence.Scalars.Mapd);
        double? mapdLimit = Is(evidence.Platform, Snp6) ? options.MapdFailSnp6 : Is(evidence.Platform, CytoScan) ? options.MapdFailCytoscan : null;
        if (mapdLimit is { } limit)
        {
            if (mapd > limit)
            {
                findings.Add((QualityVerdict.Fail, $"MAPD {Exceeds(mapd, limit, "F", 2)} for {evidence.Platform}: too noisy to call."));
            }
        }
        else if (dlrs > options.DlrsFail)
        {
            findings.Add((QualityVerdict.Fail, $"DLRS {Exceeds(dlrs, options.DlrsFail, "F", 2)}: too noisy to call."));
        }
        else if (dlrs > options.DlrsWarn)
        {
            findings.Add((QualityVerdict.Warn, $"DLRS {Exceeds(dlrs, options.DlrsWarn, "F", 2)}: noisy, small events may be missed."));
        }
    }

    private static bool Is(string? platform, string[] names) =>
        platform is not null && names.Any(name => platform.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static string Name(Sex sex) => sex == Sex.Female ? "female" : "male";

    private static string Exceeds(double value, double limit, string format, int digits) => Against(value, limit, format, digits, "exceeds");

    // A value close to its limit is written with enough digits to be seen on its side of it.
    private static string Against(double value, double limit, string format, int digits, string verb)
    {
        string Show(double number) => number.ToString($"{format}{digits}", CultureInfo.InvariantCulture).Replace(" ", string.Empty, StringComparison.Ordinal);
        while (digits < 9 && Show(value) == Show(limit))
        {
            digits++;
        }

        return $"{Show(value)} {verb} the limit {Show(limit)}";
    }
}
