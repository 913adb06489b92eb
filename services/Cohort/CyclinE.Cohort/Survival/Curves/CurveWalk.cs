namespace CyclinE.Cohort.Survival.Curves;

/// <summary>One pass forward in time over a stratum.</summary>
internal static class CurveWalk
{
    public static SurvivalEstimate Estimate(SortedRows rows, int stratum, SurvivalOptions options, double z)
    {
        var (first, end) = (rows.Bounds[stratum], rows.Bounds[stratum + 1]);
        var points = new List<SurvivalPoint>(Math.Min(1024, end - first));
        var atRisk = AtRiskAtEachTime(rows, first, end);
        double survival = 1, greenwood = 0, hazard = 0, hazardVariance = 0, events = 0;
        for (var i = first; i < end;)
        {
            var time = rows.Stop[i];
            var risk = atRisk[i - first];
            double died = 0, censored = 0;
            var deaths = 0;
            for (; i < end && rows.Stop[i] == time; i++)
            {
                if (rows.Events[i])
                {
                    died += rows.Weight[i];
                    deaths += rows.Weight[i] > 0 ? 1 : 0;
                }
                else
                {
                    censored += rows.Weight[i];
                }
            }

            if (died > 0)
            {
                survival *= died >= risk ? 0 : (risk - died) / risk;
                greenwood += died / (risk * (risk - died));
                var turns = options.Estimator == SurvivalEstimator.FlemingHarrington ? deaths : 1;
                for (var k = 0; k < turns; k++)
                {
                    var left = risk - (died * k / turns);
                    hazard += died / turns / left;
                    hazardVariance += died / turns / (left * left);
                }

                events += died;
            }

            points.Add(options.Estimator == SurvivalEstimator.KaplanMeier
                ? Point(time, risk, died, censored, survival, survival == 0 ? double.PositiveInfinity : Math.Sqrt(greenwood), hazard,
                    Math.Sqrt(hazardVariance), options, z)
                : Point(time, risk, died, censored, Math.Exp(-hazard), Math.Sqrt(hazardVariance), hazard, Math.Sqrt(hazardVariance), options, z));
        }

        return new SurvivalEstimate
        {
            Stratum = rows.Strata[stratum],
            Rows = end - first,
            Missing = rows.Missing,
            Empty = rows.Empty,
            Events = events,
            Points = points,
            Entries = Entries(rows, first, end),
        };
    }

    // Backwards, so that with whole weights every count is exact and with others the small ones are.
    private static double[] AtRiskAtEachTime(SortedRows rows, int first, int end)
    {
        var atRisk = new double[end - first];
        double risk = 0;
        var starts = end - 1;
        for (var i = end - 1; i >= first;)
        {
            var time = rows.Stop[i];
            var last = i;
            for (; i >= first && rows.Stop[i] == time; i--)
            {
                risk += rows.Weight[i];
            }

            for (; rows.StartOrder is { } order && starts >= first && rows.Start![order[starts]] >= time; starts--)
            {
                risk -= rows.Weight[order[starts]];
            }

            Array.Fill(atRisk, risk, i + 1 - first, last - i);
        }

        return atRisk;
    }

    private static SurvivalPoint Point(
        double time, double risk, double died, double censored, double survival, double error, double hazard, double hazardError, SurvivalOptions options,
        double z)
    {
        double? lower = null, upper = null;
        var logError = z * error;
        switch (options.Limits)
        {
            case SurvivalLimits.Log when survival > 0:
                (lower, upper) = (survival * Math.Exp(-logError), Math.Min(1, survival * Math.Exp(logError)));
                break;
            case SurvivalLimits.LogLog when survival is > 0 and < 1:
                var log = Math.Log(survival);
                (lower, upper) = (Math.Exp(log * Math.Exp(-logError / log)), Math.Exp(log * Math.Exp(logError / log)));
                break;
            case SurvivalLimits.Plain when survival > 0:
                (lower, upper) = (Math.Max(0, survival - (survival * logError)), Math.Min(1, survival + (survival * logError)));
                break;
        }

        return new SurvivalPoint(time, risk, died, censored, survival, error, lower, upper, hazard, hazardError);
    }

    private static (double[] Times, double[] Weights)? Entries(SortedRows rows, int first, int end) =>
        rows.StartOrder is { } order
            ? ([.. order[first..end].Select(i => rows.Start![i])], [.. order[first..end].Select(i => rows.Weight[i])])
            : null;
}
