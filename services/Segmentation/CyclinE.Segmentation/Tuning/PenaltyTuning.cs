namespace CyclinE.Segmentation.Tuning;

/// <summary>Learns the penalty of <c>fpop</c> from regions that a person has labelled with or without a break.</summary>
public static class PenaltyTuning
{
    /// <summary>c of the lowest penalty that a path looks at: below it every array breaks up in noise.</summary>
    public const double LowestC = 1;

    /// <summary>The path of one labelled chromosome.</summary>
    /// <param name="values">Finite values of the chromosome less their median.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="sigma">Effective σ of the array (log2 units).</param>
    /// <param name="tau">Effective τ of the array.</param>
    /// <param name="probes">N: finite probes of the whole array.</param>
    /// <param name="cancellationToken">Looked at throughout.</param>
    public static LabelledChromosome Chromosome(
        ReadOnlySpan<double> values,
        IReadOnlyList<BreakLabel> labels,
        double sigma,
        double tau,
        int probes,
        CancellationToken cancellationToken) => new()
        {
            Path = PenaltyPath.Solve(values, PenaltyModel.OfRule(LowestC).Penalty(sigma, tau, probes), cancellationToken),
            Labels = labels,
        };

    /// <summary>Fits the model to all arrays, and to all but one for each in turn.</summary>
    /// <param name="arrays">Labelled arrays, at least one. Left out in turn, a single one is judged by the default rule.</param>
    /// <param name="c">c of the default rule.</param>
    /// <exception cref="ArgumentException">No arrays.</exception>
    public static TunedPenalty Tune(IReadOnlyList<LabelledArray> arrays, double c)
    {
        if (arrays.Count == 0)
        {
            throw new ArgumentException("Tuning needs labelled arrays.", nameof(arrays));
        }

        var targets = arrays.Select(Targets).ToArray();
        var rule = PenaltyModel.OfRule(c);
        var leftOut = new List<TunedArray>();
        for (var i = 0; i < arrays.Count; i++)
        {
            var array = arrays[i];
            var others = IntervalRegression.Fit([.. targets.Where((_, k) => k != i).SelectMany(t => t)], c);
            var penalty = others.Penalty(array.Sigma, array.Tau, array.Probes);
            var ofRule = rule.Penalty(array.Sigma, array.Tau, array.Probes);
            leftOut.Add(new TunedArray(array.Name, array.Labels, penalty, array.ErrorsAt(penalty), ofRule, array.ErrorsAt(ofRule)));
        }

        return new TunedPenalty { Model = IntervalRegression.Fit([.. targets.SelectMany(t => t)], c), LeftOut = leftOut };
    }

    private static PenaltyTarget[] Targets(LabelledArray array) =>
    [
        .. array.Chromosomes.Select(chromosome =>
        {
            var (low, high) = chromosome.Target();
            return new PenaltyTarget(array.Sigma, array.Probes, Math.Log(low / array.Tau), Math.Log(high / array.Tau));
        }),
    ];
}
