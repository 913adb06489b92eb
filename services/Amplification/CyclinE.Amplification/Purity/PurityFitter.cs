using System.Globalization;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Purity;

/// <summary>
/// Purity and ploidy by grid search in the manner of ASCAT (Van Loo et al., PNAS 107:16910, 2010): the levels (and allelic
/// imbalances) of all segments have to stand on one lattice of whole copies. With B-allele frequencies from both, without
/// them from the spacing of the levels alone, which is weaker and says so.
/// </summary>
public static class PurityFitter
{
    /// <summary>Share of the probes off the main level below which nothing can be said.</summary>
    private const double LeastAltered = 0.02;

    // Without alleles two levels may be any number of copies apart; a level counts from this share of the probes.
    private const int FewestLevels = 3;
    private const double LeastOfLevel = 0.005;
    private const double MostHomozygous = 0.02;
    private const double LeastOdd = 0.01;
    private const double WidestInterval = 0.3;
    private const double IntervalDrop = 2;
    private const double ClearLead = 3;
    private const int MostAlternatives = 5;

    // Below it the levels of neighbouring copies come so near that ploidy is often a whole number off.
    private const double LeastSafePurity = 0.4;

    /// <summary>Share of the probes that must carry an allelic imbalance for the fit from alleles.</summary>
    private const double LeastWithAlleles = 0.5;

    /// <summary>Fits one array.</summary>
    /// <param name="levels">Autosomal segments; see <see cref="PurityLevels"/>.</param>
    /// <param name="options">Ranges, γ, and what was given by hand.</param>
    public static PurityFit Fit(IReadOnlyList<PurityLevel> levels, PurityOptions options)
    {
        var fit = FitAt(levels, options);
        if (fit.Accepted is not null || fit.Alternatives.Count == 0)
        {
            return fit;
        }

        // A wrong γ is a common cause, and cheap to tell.
        var gamma = options.Gamma < 0.5 * (CopyEquations.SnpGamma + CopyEquations.CghGamma) ? CopyEquations.CghGamma : CopyEquations.SnpGamma;
        return FitAt(levels, options with { Gamma = gamma }).Accepted is not { } other ? fit : fit with
        {
            Notes = [.. fit.Notes, Text(
                $"With gamma {gamma:0.00} instead of {options.Gamma:0.00}, purity {other.Purity:0.00} and ploidy {other.Ploidy:0.00} would be accepted.")],
        };
    }

    private static PurityFit FitAt(IReadOnlyList<PurityLevel> levels, PurityOptions options)
    {
        var fromAlleles = HasAlleles(levels);
        var clusters = LevelClusters.Of(levels, options.Gamma, fromAlleles);
        if (clusters.Length == 0)
        {
            return Without(options, fromAlleles, [], "No autosomal segment.");
        }

        var evidence = new LatticeEvidence(clusters, MeanRatio(levels, options.Gamma));
        if (options is { Purity: { } purity, Ploidy: { } ploidy })
        {
            var centre = CopyEquations.CentreCopiesOf(ploidy, evidence.MeanRatio, purity);
            return Describe(Solution(evidence, purity, centre, evidence.At(purity, centre)), [], options, fromAlleles);
        }

        var altered = 1 - clusters[0].Share;
        if (altered < LeastAltered)
        {
            return Without(options, fromAlleles, [],
                Text($"{altered:0.0%} of the probes lie off the main level; at least {LeastAltered:0%} are needed to tell purity."));
        }

        if (!fromAlleles && options.Purity is null && clusters.Count(c => c.Share >= LeastOfLevel) < FewestLevels)
        {
            return Without(options, fromAlleles, [],
                Text($"Without alleles at least {FewestLevels} levels are needed to tell how many copies lie between two of them."));
        }

        List<PuritySolution> solutions =
            [.. PuritySearch.Maxima(evidence, options).Select(m => Judge(Solution(evidence, m.Purity, m.Centre, m.Value), evidence, options))];
        var best = solutions.Find(s => s.Rejected is null);
        List<PuritySolution> others = [.. solutions.Where(s => s != best).Take(MostAlternatives)];
        if (best is null)
        {
            var reason = others.Count == 0
                ? "The search found no maximum within the allowed purities and ploidies."
                : Text($"The best of {solutions.Count} solutions (purity {others[0].Purity:0.00}, ploidy {others[0].Ploidy:0.00}) was refused: {others[0].Rejected}");
            return Without(options, fromAlleles, others, reason);
        }

        var fit = Describe(best, others, options, fromAlleles);
        if (options.Purity is not null)
        {
            return fit;
        }

        var interval = PuritySearch.Interval(evidence, options, best.Purity, best.CentreCopies, IntervalDrop);
        if (interval.PurityHigh - interval.PurityLow > WidestInterval)
        {
            return Without(options, fromAlleles, [best, .. others.Take(MostAlternatives - 1)], Text(
                $"Purity is not determined: every value from {interval.PurityLow:0.00} to {interval.PurityHigh:0.00} fits about as well."));
        }

        return fit with
        {
            PurityLow = interval.PurityLow,
            PurityHigh = interval.PurityHigh,
            PloidyLow = interval.PloidyLow,
            PloidyHigh = interval.PloidyHigh,
        };
    }

    /// <summary>The solution of a purity by hand where no ploidy fits it: two copies at the centre, and said.</summary>
    internal static PurityFit AtTwoCopies(IReadOnlyList<PurityLevel> levels, PurityOptions options, double purity)
    {
        var fromAlleles = HasAlleles(levels);
        var evidence = new LatticeEvidence(LevelClusters.Of(levels, options.Gamma, fromAlleles), MeanRatio(levels, options.Gamma));
        var fit = Describe(Solution(evidence, purity, 2, evidence.At(purity, 2)), [], options, fromAlleles);
        return fit with { Notes = [.. fit.Notes, "No ploidy fits the purity by hand: the centre counts as two copies."] };
    }

    private static double MeanRatio(IReadOnlyList<PurityLevel> levels, double gamma) =>
        levels.Sum(l => l.Length * CopyEquations.Ratio(l.Log2, gamma)) / levels.Sum(l => l.Length);

    private static bool HasAlleles(IReadOnlyList<PurityLevel> levels) =>
        levels.Where(l => l.Imbalance is not null).Sum(l => l.Probes) > LeastWithAlleles * levels.Sum(l => l.Probes);

    private static PuritySolution Solution(LatticeEvidence evidence, double purity, double centre, double value) => new()
    {
        Purity = purity,
        Ploidy = evidence.Ploidy(purity, centre),
        CentreCopies = centre,
        Goodness = evidence.Goodness(purity, centre),
        Evidence = value,
    };

    private static PuritySolution Judge(PuritySolution solution, LatticeEvidence evidence, PurityOptions options)
    {
        var shares = evidence.Shares(solution.Purity, solution.CentreCopies);
        string? reason = null;
        if (options.Ploidy is null && (solution.Ploidy < options.MinPloidy || solution.Ploidy > options.MaxPloidy))
        {
            reason = Text($"ploidy {solution.Ploidy:0.00} is outside {options.MinPloidy:0.0#}–{options.MaxPloidy:0.0#}.");
        }
        else if (shares.Homozygous > MostHomozygous)
        {
            reason = Text($"{shares.Homozygous:0.0%} of the genome would have no copy left.");
        }
        else if (shares.Odd < LeastOdd)
        {
            reason = "all copies are even: half of them at a higher share of normal cells explain the array as well.";
        }
        else if (solution.Goodness < options.MinGoodness)
        {
            reason = Text($"goodness of fit {solution.Goodness:0.00} is below {options.MinGoodness:0.00}.");
        }
        else if (solution.Evidence <= 0)
        {
            reason = "the levels stand on whole copies no better than chance would place them.";
        }

        return solution with { Rejected = reason };
    }

    private static PurityFit Describe(PuritySolution accepted, List<PuritySolution> others, PurityOptions options, bool fromAlleles)
    {
        double? lead = others.Find(s => s.Rejected is null) is { } next ? accepted.Evidence - next.Evidence : null;
        return new PurityFit
        {
            Accepted = accepted,
            Alternatives = others,
            Gamma = options.Gamma,
            FromAlleles = fromAlleles,
            PurityIsManual = options.Purity is not null,
            PloidyIsManual = options.Ploidy is not null,
            Lead = lead,
            Unsafe = options.Purity is null ? WhyUnsafe(accepted, lead) : null,
            Notes = [.. Notes(accepted, options, fromAlleles, lead, others)],
        };
    }

    private static string? WhyUnsafe(PuritySolution accepted, double? lead)
    {
        List<string> reasons = [];
        if (accepted.Purity < LeastSafePurity)
        {
            reasons.Add(Text($"purity is below {LeastSafePurity:0.00}, where ploidy is often a whole number off"));
        }

        if (lead < ClearLead)
        {
            reasons.Add("another solution fits about as well");
        }

        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }

    private static IEnumerable<string> Notes(
        PuritySolution accepted, PurityOptions options, bool fromAlleles, double? lead, List<PuritySolution> others)
    {
        if (options.Purity is null && WhyUnsafe(accepted, lead) is { } why)
        {
            yield return Text($"Purity {accepted.Purity:0.00} and ploidy {accepted.Ploidy:0.00} are not safe: {why}. Give them in the sheet where they are known.");
        }

        if (options.Purity is not null || options.Ploidy is not null)
        {
            var what = (options.Purity, options.Ploidy) switch
            {
                (not null, not null) => "Purity and ploidy are",
                (not null, _) => "Purity is",
                _ => "Ploidy is",
            };
            yield return what + " manual.";
        }

        if (!fromAlleles && (options.Purity is null || options.Ploidy is null))
        {
            yield return "Purity and ploidy are from the spacing of levels alone, without alleles: weaker, for another number of copies at the centre often fits as well.";
        }

        if (lead < ClearLead)
        {
            var other = others.Find(s => s.Rejected is null)!;
            yield return Text($"Purity {other.Purity:0.00} with ploidy {other.Ploidy:0.00} fits about as well.");
        }
    }

    /// <summary>A fit without a solution.</summary>
    internal static PurityFit Without(PurityOptions options, bool fromAlleles, List<PuritySolution> others, string reason) => new()
    {
        Accepted = null,
        Alternatives = others,
        Reason = reason,
        Gamma = options.Gamma,
        FromAlleles = fromAlleles,
        PurityIsManual = options.Purity is not null,
        PloidyIsManual = options.Ploidy is not null,
        Notes = [$"No purity and ploidy: {reason}"],
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
