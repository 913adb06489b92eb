using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Study;

/// <summary>Draws the end points of one group so that its Kaplan–Meier median and its number with benefit are exact.</summary>
internal static class OutcomePlan
{
    private const double CensoredShare = 0.22;
    private const double Shape = 1.5;

    /// <summary>Draws Weibull times, censors some of them, and stretches all until the median is the wanted one.</summary>
    /// <param name="patients">Size of the group.</param>
    /// <param name="withBenefit">How many have clinical benefit: those with the longest times.</param>
    /// <param name="medianMonths">The median, in tenths of a month.</param>
    /// <param name="random">The group's stream.</param>
    /// <returns>End points in random order.</returns>
    public static SyntheticOutcome[] Draw(int patients, int withBenefit, double medianMonths, RandomStream random)
    {
        while (true)
        {
            var drawn = new (double Months, bool Event)[patients];
            for (var i = 0; i < patients; i++)
            {
                var progression = Math.Pow(-Math.Log(random.NextUniform()), 1 / Shape);
                var censored = random.NextUniform() < CensoredShare;
                drawn[i] = (censored ? progression * random.NextUniform(0.3, 1) : progression, !censored);
            }

            if (Median(drawn) is not { } median)
            {
                continue;
            }

            for (var i = 0; i < patients; i++)
            {
                drawn[i].Months = Math.Max(0.5, Math.Round(drawn[i].Months * medianMonths / median, 1));
            }

            // Rounding may have made ties that move the median; then the group is drawn anew.
            var censoredCount = drawn.Count(d => !d.Event);
            if (Median(drawn) == medianMonths && censoredCount >= 2 && censoredCount <= patients / 3)
            {
                return WithBenefit(drawn, withBenefit, random);
            }
        }
    }

    /// <summary>First time at which the product-limit estimate falls clearly below ½; null where it never does or touches ½.</summary>
    private static double? Median((double Months, bool Event)[] drawn)
    {
        const double tolerance = 1e-9;
        double survival = 1;
        foreach (var time in drawn.GroupBy(d => d.Months).OrderBy(g => g.Key))
        {
            var atRisk = drawn.Count(d => d.Months >= time.Key);
            survival *= 1 - (time.Count(d => d.Event) / (double)atRisk);
            if (survival < 0.5 + tolerance)
            {
                return survival < 0.5 - tolerance ? time.Key : null;
            }
        }

        return null;
    }

    private static SyntheticOutcome[] WithBenefit((double Months, bool Event)[] drawn, int withBenefit, RandomStream random)
    {
        SyntheticOutcome[] outcomes =
        [
            .. drawn.OrderByDescending(d => d.Months).ThenBy(d => d.Event)
                .Select((d, rank) => new SyntheticOutcome(d.Months, d.Event, rank < withBenefit)),
        ];
        random.Shuffle(outcomes.AsSpan());
        return outcomes;
    }
}
