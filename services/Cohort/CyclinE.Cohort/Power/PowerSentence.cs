using System.Globalization;

namespace CyclinE.Cohort;

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
            $"{endPoint}: not significant (P = {p:G2}). With {events} events and {group} of {patients} patients in the group, the smallest effect this cohort could have seen (power {Power:P0}, two-sided {alpha:G2}) is a hazard ratio of {ratio:G3} or {1 / ratio:G2}; smaller effects are neither shown nor excluded.");
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
        string[] rates = [.. new[] { below, above }.OfType<double>().Select(r => r.ToString("P0", CultureInfo.InvariantCulture))];
        var seen = rates.Length > 0
            ? $"the smallest effect this cohort could have seen is a rate of {string.Join(" or ", rates)}"
            : "no rate at all could have been seen";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{question}: not significant (P = {p:G2}). With {first} patients {firstName} and {second} {secondName}, {secondRate:P0} of whom had the outcome, {seen} among the former (exact power {Power:P0}, two-sided {alpha:G2}); smaller effects are neither shown nor excluded.");
    }

    /// <summary>Of a continuous column of a logistic model.</summary>
    public static string Odds(string question, double p, int patients, int events, double alpha = 0.05)
    {
        var ratio = LogisticPower.SmallestOddsRatioPerSd(patients, (double)events / patients, Power, alpha);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{question}: not significant (P = {p:G2}). With {events} of {patients} patients with the outcome, the smallest effect this cohort could have seen (power {Power:P0}, two-sided {alpha:G2}, approximate) is an odds ratio of {ratio:G3} or {1 / ratio:G2} per standard deviation; smaller effects are neither shown nor excluded.");
    }
}
