namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Increments of the baseline hazard at each event time, ascending within strata, for a linear predictor about the mean.</summary>
internal sealed class HazardSteps
{
    private readonly int _p;

    private HazardSteps(List<int> first, List<int> end, List<int> deaths, List<double> values, int p)
    {
        _p = p;
        var groups = first.Count;
        (First, End, Deaths) = (new int[groups], new int[groups], new int[groups]);
        (Hazard, TiedHazard, Variance) = (new double[groups], new double[groups], new double[groups]);
        (Mean, HazardMean, TiedHazardMean) = (new double[groups * p], new double[groups * p], new double[groups * p]);
        int[] order = [.. Enumerable.Range(0, groups).OrderBy(g => first[g])];
        var width = 3 + (3 * p);
        for (var to = 0; to < groups; to++)
        {
            var from = order[to];
            (First[to], End[to], Deaths[to]) = (first[from], end[from], deaths[from]);
            (Hazard[to], TiedHazard[to], Variance[to]) = (values[from * width], values[(from * width) + 1], values[(from * width) + 2]);
            for (var c = 0; c < p; c++)
            {
                Mean[(to * p) + c] = values[(from * width) + 3 + c];
                HazardMean[(to * p) + c] = values[(from * width) + 3 + p + c];
                TiedHazardMean[(to * p) + c] = values[(from * width) + 3 + (2 * p) + c];
            }
        }
    }

    public int Count => First.Length;

    public int[] First { get; }

    public int[] End { get; }

    public int[] Deaths { get; }

    /// <summary>Increment for a row that survives the time.</summary>
    public double[] Hazard { get; }

    /// <summary>Increment for a row whose event falls at the time: less under Efron, where it leaves by and by.</summary>
    public double[] TiedHazard { get; }

    /// <summary>Variance of <see cref="Hazard"/> with coefficients known.</summary>
    public double[] Variance { get; }

    /// <summary>Mean covariates at risk.</summary>
    public double[] Mean { get; }

    /// <summary>Increment × mean.</summary>
    public double[] HazardMean { get; }

    public double[] TiedHazardMean { get; }

    /// <summary>Collects them. Exact ties have no hazard of their own; Breslow's serves.</summary>
    public static HazardSteps Of(CoxSample sample, CoxTies ties, ReadOnlySpan<double> beta, out RiskWalk walk)
    {
        walk = new RiskWalk(sample, ties == CoxTies.Exact ? CoxTies.Breslow : ties);
        walk.SetRisks(beta);
        var sink = new Sink([], [], [], [], sample.Columns, ties == CoxTies.Efron);
        walk.Run(ref sink);
        return new HazardSteps(sink.First, sink.End, sink.Deaths, sink.Values, sample.Columns);
    }

    public ReadOnlySpan<double> Row(double[] values, int group) => values.AsSpan(group * _p, _p);

    private readonly struct Sink(List<int> first, List<int> end, List<int> deaths, List<double> values, int p, bool apart) : IRiskStep
    {
        public List<int> First => first;

        public List<int> End => end;

        public List<int> Deaths => deaths;

        public List<double> Values => values;

        public void Take(in RiskStep step, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance)
        {
            if (step.Left == 1)
            {
                first.Add(step.First);
                end.Add(step.End);
                deaths.Add(step.Deaths);
                for (var i = 0; i < 3 + (3 * p); i++)
                {
                    values.Add(0);
                }
            }

            var at = values.Count - 3 - (3 * p);
            var hazard = step.Weight * Math.Exp(-step.LogSum);
            var own = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[at..];
            own[0] += hazard;
            own[1] += step.Left * hazard;
            own[2] += hazard * hazard / step.Weight;

            // Under Efron one term per event; else one for all of them.
            var share = apart ? 1.0 / step.Deaths : 1;
            for (var c = 0; c < p; c++)
            {
                own[3 + c] += mean[c] * share;
                own[3 + p + c] += hazard * mean[c];
                own[3 + (2 * p) + c] += step.Left * hazard * mean[c];
            }
        }
    }
}
