using System.Globalization;
using CyclinE.Genomics.Results.Cohort.Scan;
using MathNet.Numerics.Distributions;

namespace CyclinE.Cohort.Power;

/// <summary>The sentence beside a negative result: the smallest effect that this cohort could have seen.</summary>
public static class PowerSentence
{
    private const double Power = 0.8;

    /// <summary>Of a comparison of two groups' hazards.</summary>
    /// <param name="endPoint">The end point in words.</param>
    /// <param name="p">P of the test.</param>
    /// <param name="events">Events in both groups.</param>
    /// <param name="group">Patients in the group that is compared.</param>
    /// <param name="patients">Patients in both.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static string Hazards(string endPoint, double p, int events, int group, int patients, double alpha = 0.05)
    {
        if (events == 0 || group == 0 || group == patients)
        {
            return $"{endPoint}: nothing could have been seen; {(events == 0 ? "there is no event" : "one group is empty")}.";
        }

        var ratio = SurvivalPower.SmallestHazardRatio(events, (double)group / patients, Power, alpha);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{endPoint}: not significant (P = {p:G2}). With {events} {(events == 1 ? "event" : "events")} and {group} of {patients} patients in the group, the smallest effect this cohort could have seen (power {100 * Power:0}%, two-sided {alpha:G2}) is a hazard ratio of {ratio:G3} or {1 / ratio:G2}; smaller effects are neither shown nor excluded.");
    }

    /// <summary>Of a comparison of two rates by Fisher's test.</summary>
    /// <param name="question">The question in words.</param>
    /// <param name="p">P of the test.</param>
    /// <param name="first">Patients in the first group.</param>
    /// <param name="second">Patients in the second.</param>
    /// <param name="secondRate">Rate in the second, taken as given.</param>
    /// <param name="firstName">Name of the first group.</param>
    /// <param name="secondName">Name of the second.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static string Rates(string question, double p, int first, int second, double secondRate, string firstName, string secondName, double alpha = 0.05)
    {
        var (below, above) = new TwoByTwoPower(first, second, alpha).SmallestDifference(secondRate, Power);
        string[] rates = [.. new[] { below, above }.OfType<double>().Select(r => string.Create(CultureInfo.InvariantCulture, $"{100 * r:0}%"))];
        var seen = rates.Length > 0
            ? $"the smallest effect this cohort could have seen is a rate of {string.Join(" or ", rates)}"
            : "no rate at all could have been seen";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{question}: not significant (P = {p:G2}). With {first} {(first == 1 ? "patient" : "patients")} {firstName} and {second} {secondName}, {100 * secondRate:0}% of whom had the outcome, {seen} among the former (exact power {100 * Power:0}%, two-sided {alpha:G2}); smaller effects are neither shown nor excluded.");
    }

    /// <summary>Of a continuous column of a logistic model.</summary>
    public static string Odds(string question, double p, int patients, int events, double alpha = 0.05)
    {
        var ratio = LogisticPower.SmallestOddsRatioPerSd(patients, (double)events / patients, Power, alpha);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{question}: not significant (P = {p:G2}). With {events} of {patients} patients with the outcome, the smallest effect this cohort could have seen (power {100 * Power:0}%, two-sided {alpha:G2}, approximate) is an odds ratio of {ratio:G3} or {1 / ratio:G2} per standard deviation; smaller effects are neither shown nor excluded.");
    }

    /// <summary>Of a scan in which no gene holds: what it could have seen at one gene, at the level of a Bonferroni correction.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="alpha">Two-sided family-wise level.</param>
    /// <returns>Null where nothing was tested or a gene holds.</returns>
    /// <remarks>Per standard deviation: Hsieh &amp; Lavori, <em>Control. Clin. Trials</em> 21 (2000). Of carriers, at a share of a tenth.</remarks>
    public static string? Scan(ScanResult scan, double alpha = 0.05)
    {
        var tested = Enumerable.Range(0, scan.Genes.Count).Where(g => double.IsFinite(scan.P[g])).ToArray();
        if (tested.Length == 0 || tested.Any(g => scan.FamilyP[g] <= alpha))
        {
            return null;
        }

        const double Share = 0.1;
        var rate = (double)scan.Events / scan.Patients;
        var information = (scan.Survival ? scan.Events : scan.Patients * rate * (1 - rate)) * (scan.Carriers ? Share * (1 - Share) : 1);
        var z = -Normal.InvCDF(0, 1, alpha / scan.Hypotheses / 2) + Normal.InvCDF(0, 1, Power);
        var ratio = Math.Exp(z / Math.Sqrt(information));
        var best = tested.MinBy(g => scan.P[g]);
        var unit = scan.Carriers ? "of a gene with a tenth of carriers" : "per standard deviation of log2";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{scan.EndPoint}: no gene is significant after correction for {scan.Hypotheses} distinct vectors (smallest P = {scan.P[best]:G2}, {scan.Genes[best].Symbol}). With {scan.Events} events in {scan.Patients} patients, the smallest effect this scan could have seen (power {100 * Power:0}%, two-sided {alpha:G2} over all, approximate) is {(scan.Survival ? "a hazard" : "an odds")} ratio of {ratio:G3} or {1 / ratio:G2} {unit}; smaller effects are neither shown nor excluded.");
    }
}

/// <summary>Approximate power of one column of a logistic model.</summary>
/// <remarks>Hsieh, Bloch &amp; Larsen, <em>Stat. Med.</em> 17:1623 (1998), without the correction for other columns.</remarks>
public static class LogisticPower
{
    /// <summary>Smallest odds ratio per standard deviation of a continuous column: ln OR = (z₁₋α/₂ + z_power)/√(n·p(1 − p)).</summary>
    /// <param name="patients">Patients, n.</param>
    /// <param name="rate">Rate of the outcome at the column's mean, p.</param>
    /// <param name="power">Power.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double SmallestOddsRatioPerSd(int patients, double rate, double power = 0.8, double alpha = 0.05) =>
        Math.Exp(Sum(power, alpha) / Math.Sqrt(patients * rate * (1 - rate)));

    /// <summary>Power for an odds ratio per standard deviation.</summary>
    public static double Power(int patients, double rate, double oddsRatioPerSd, double alpha = 0.05) =>
        Normal.CDF(0, 1, (Math.Abs(Math.Log(oddsRatioPerSd)) * Math.Sqrt(patients * rate * (1 - rate))) - Normal.InvCDF(0, 1, 1 - (alpha / 2)));

    private static double Sum(double power, double alpha) => Normal.InvCDF(0, 1, 1 - (alpha / 2)) + Normal.InvCDF(0, 1, power);
}
