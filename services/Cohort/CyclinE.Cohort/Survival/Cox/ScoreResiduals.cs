namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Martingale and score residuals in one pass forward in time, for scaled covariates in sorted order.</summary>
internal static class ScoreResiduals
{
    public static (double[] Martingale, double[] Score) Of(CoxSample sample, CoxTies ties, ReadOnlySpan<double> beta)
    {
        var steps = HazardSteps.Of(sample, ties, beta, out var walk);
        var (rows, p) = (sample.Rows, sample.Columns);
        var martingale = new double[rows.Count];
        var score = new double[rows.Count * p];

        // Until a row ends these hold what had accumulated when it entered.
        var group = 0;
        var hazardMean = new double[p];
        for (var s = 0; s + 1 < rows.Bounds.Length; s++)
        {
            var (first, end) = (rows.Bounds[s], rows.Bounds[s + 1]);
            double hazard = 0;
            Array.Clear(hazardMean);
            var next = first;
            for (var i = first; i < end;)
            {
                var time = rows.Stop[i];
                for (; rows.StartOrder is { } order && next < end && rows.Start![order[next]] < time; next++)
                {
                    martingale[order[next]] = hazard;
                    hazardMean.CopyTo(score.AsSpan(order[next] * p));
                }

                var here = group < steps.Count && steps.First[group] == i ? group++ : -1;
                var before = hazard;
                if (here >= 0)
                {
                    hazard += steps.Hazard[here];
                    AddTo(hazardMean, steps.Row(steps.HazardMean, here));
                }

                for (; i < end && rows.Stop[i] == time; i++)
                {
                    var event_ = rows.Events[i] && here >= 0;
                    var own = event_ ? before + steps.TiedHazard[here] : hazard;
                    var risk = Math.Exp(walk.Eta[i]);
                    var exposure = risk * (own - martingale[i]);
                    martingale[i] = (rows.Events[i] ? 1 : 0) - exposure;
                    for (var c = 0; c < p; c++)
                    {
                        var sum = event_
                            ? hazardMean[c] - steps.HazardMean[(here * p) + c] + steps.TiedHazardMean[(here * p) + c]
                            : hazardMean[c];
                        ref var residual = ref score[(i * p) + c];
                        var x = sample.X[(i * p) + c];
                        residual = (event_ ? x - steps.Mean[(here * p) + c] : 0) - ((x * exposure) - (risk * (sum - residual)));
                    }
                }
            }
        }

        return (martingale, score);
    }

    private static void AddTo(double[] sums, ReadOnlySpan<double> values)
    {
        for (var c = 0; c < sums.Length; c++)
        {
            sums[c] += values[c];
        }
    }
}
