using CyclinE.Amplification.Purity;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Segments;
using CyclinE.Simulation.Tumours;

namespace CyclinE.Amplification.Tests.Purity;

public class PurityFitterTests
{
    private static readonly (int, int, int)[] Diploid = [(1, 1, 240), (0, 1, 90), (1, 2, 120), (0, 2, 60), (1, 3, 40), (1, 1, 140)];
    private static readonly (int, int, int)[] Doubled = [(2, 2, 200), (1, 2, 110), (0, 2, 90), (2, 3, 60), (1, 1, 50), (2, 4, 40), (0, 1, 30)];

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.95)]
    public void Levels_without_noise_give_purity_and_ploidy_back(double purity)
    {
        foreach (var states in new[] { TumourLevels.States(Diploid), TumourLevels.States(Doubled) })
        {
            var fit = PurityFitter.Fit(TumourLevels.Of(states, purity, 0.55), new PurityOptions());
            Assert.True(fit.FromAlleles);
            Assert.Equal(purity, fit.Accepted!.Purity, 0.02);
            Assert.Equal(new TumourGenome(states).Ploidy, fit.Accepted.Ploidy, 0.08);
            Assert.InRange(purity, fit.PurityLow!.Value - 1e-6, fit.PurityHigh!.Value + 1e-6);
            Assert.InRange(fit.Accepted.Goodness, 0.97, 1);
        }
    }

    [Theory]
    [InlineData(0.3, true)]
    [InlineData(0.6, false)]
    public void Where_little_is_tumour_the_solution_says_that_it_is_not_safe(double purity, bool little)
    {
        var fit = PurityFitter.Fit(TumourLevels.Of(TumourLevels.States(Diploid), purity, 0.55), new PurityOptions());
        Assert.Equal(little, fit.Unsafe?.Contains("purity is below 0.40", StringComparison.Ordinal) ?? false);
        Assert.Equal(little, fit.Notes.Any(n => n.Contains("not safe: purity is below 0.40", StringComparison.Ordinal)));
        Assert.Null(PurityFitter.Fit(TumourLevels.Of(TumourLevels.States(Diploid), purity, 0.55), new PurityOptions { Purity = purity }).Unsafe);
    }

    [Fact]
    public void Genomes_of_every_kind_are_recovered_in_nine_of_ten()
    {
        TumourPlan[] plans =
        [
            new(), new() { Loss = 0.42, Gain = 0.02 }, new() { Doubled = true, Loss = 0.2, LateLoss = 0.35 },
            new() { Doubled = true, Loss = 0.08, Gain = 0.3, LateLoss = 0.1, LateGain = 0.35 },
        ];
        int right = 0, all = 0;
        for (var plan = 0; plan < plans.Length; plan++)
        {
            foreach (var purity in (double[])[0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
            {
                for (var k = 0; k < 3; k++)
                {
                    var genome = TumourGenome.Create(plans[plan], 5, FormattableString.Invariant($"{plan} {purity} {k}"));
                    var fit = PurityFitter.Fit(TumourLevels.Of(genome.States, purity, 0.55, seed: k), new PurityOptions());
                    right += fit.Accepted is { } a && Math.Abs(a.Purity - purity) <= 0.05 && Math.Abs(a.Ploidy - genome.Ploidy) <= 0.2 ? 1 : 0;
                    all++;
                }
            }
        }

        Assert.InRange(right, (int)(0.9 * all), all);
    }

    [Fact]
    public void Without_alleles_a_near_diploid_tumour_is_found_and_called_weaker()
    {
        var fit = PurityFitter.Fit(TumourLevels.Of(TumourLevels.States(Diploid), 0.6, 1, alleles: false), new PurityOptions { Gamma = 1 });
        Assert.False(fit.FromAlleles);
        Assert.Equal(0.6, fit.Accepted!.Purity, 0.03);
        Assert.Contains(fit.Notes, n => n.Contains("weaker", StringComparison.Ordinal));
        Assert.Contains(fit.Alternatives, s => s.Rejected is null);
    }

    [Fact]
    public void The_copies_at_the_centre_are_those_of_the_level_at_zero_not_the_mean()
    {
        var fit = PurityFitter.Fit(TumourLevels.Of(TumourLevels.States(Doubled), 0.7, 0.55), new PurityOptions());
        Assert.Equal(4, fit.Accepted!.CentreCopies, 0.05);
        Assert.True(fit.Accepted.Ploidy < 3.6);
    }

    [Fact]
    public void A_genome_without_changes_gives_a_reason_and_no_purity()
    {
        var fit = PurityFitter.Fit(TumourLevels.Of(TumourLevels.States((1, 1, 200), (1, 1, 150)), 0.7, 0.55), new PurityOptions());
        Assert.Null(fit.Accepted);
        Assert.Contains("off the main level", fit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_levels_without_alleles_do_not_tell_how_many_copies_lie_between_them()
    {
        var fit = PurityFitter.Fit(TumourLevels.Of(TumourLevels.States((1, 1, 200), (1, 2, 150)), 0.7, 1, alleles: false), new PurityOptions { Gamma = 1 });
        Assert.Null(fit.Accepted);
        Assert.Contains("at least 3 levels", fit.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_on_no_lattice_are_refused_with_the_reason()
    {
        // Log ratios of a diploid tumour with imbalances that belong to other segments.
        var levels = TumourLevels.Of(TumourLevels.States(Diploid), 0.8, 0.55);
        var shuffled = levels.Select((l, i) => l with { Imbalance = levels[(i + 2) % levels.Count].Imbalance * 0.77 }).ToList();
        var fit = PurityFitter.Fit(shuffled, new PurityOptions { MinGoodness = 0.95 });
        Assert.Null(fit.Accepted);
        Assert.NotEmpty(fit.Reason!);
        Assert.All(fit.Alternatives, s => Assert.NotNull(s.Rejected));
    }

    [Fact]
    public void Values_by_hand_stand_and_are_marked()
    {
        var levels = TumourLevels.Of(TumourLevels.States(Doubled), 0.7, 0.55);
        var both = PurityFitter.Fit(levels, new PurityOptions { Purity = 0.5, Ploidy = 3.1 });
        Assert.Equal((0.5, 3.1, true, true), (both.Accepted!.Purity, Math.Round(both.Accepted.Ploidy, 9), both.PurityIsManual, both.PloidyIsManual));
        Assert.Contains("Purity and ploidy are manual.", both.Notes);

        var ploidy = PurityFitter.Fit(levels, new PurityOptions { Ploidy = new TumourGenome(TumourLevels.States(Doubled)).Ploidy });
        Assert.Equal(0.7, ploidy.Accepted!.Purity, 0.02);
        Assert.Equal((false, true), (ploidy.PurityIsManual, ploidy.PloidyIsManual));

        var purity = PurityFitter.Fit(levels, new PurityOptions { Purity = 0.7 });
        Assert.Equal((0.7, true, false), (purity.Accepted!.Purity, purity.PurityIsManual, purity.PloidyIsManual));
        Assert.Equal(4, purity.Accepted.CentreCopies, 0.05);
    }

    [Fact]
    public void A_doubling_that_nothing_shows_is_not_claimed()
    {
        // Twice the copies at a lower purity fit as well; the other one stands among the alternatives, refused.
        var fit = PurityFitter.Fit(TumourLevels.Of(TumourLevels.States(Diploid), 0.6, 0.55), new PurityOptions());
        Assert.InRange(fit.Accepted!.Ploidy, 1.9, 2.3);
        Assert.Contains(fit.Alternatives, s => s.Ploidy > 3.8 && s.Rejected is { } why && why.Contains("even", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_gamma_is_pointed_out()
    {
        var states = TumourGenome.Create(new TumourPlan(), 3, "gamma").States;
        var fit = PurityFitter.Fit(TumourLevels.Of(states, 0.8, 1), new PurityOptions { Gamma = 0.55, MinGoodness = 0.95 });
        Assert.Null(fit.Accepted);
        Assert.Contains(fit.Notes, n => n.StartsWith("With gamma 1.00 instead of 0.55", StringComparison.Ordinal));
    }

    [Fact]
    public void Segments_of_a_bare_lost_allele_without_heterozygotes_count_as_lost()
    {
        Segment Of(int chromosome, int heterozygotes, double? imbalance) => new()
        {
            Chromosome = Chromosome.FromNumber(chromosome),
            Start = 1,
            End = 50_000_000,
            FirstProbe = 0,
            LastProbe = 999,
            Probes = 1000,
            Mean = 0,
            NoiseSd = 0.2,
            Heterozygotes = heterozygotes,
            Imbalance = imbalance,
            BalanceP = imbalance is null ? null : 0.5,
        };
        (Segment, double, double)[] segments = [(Of(1, 300, 0.01), 0, 0.01), (Of(2, 310, 0.01), 0, 0.01), (Of(3, 10, 0.2), -0.4, 0.01)];
        Assert.Equal([0.0, 0.0, 0.45], PurityLevels.Of(segments, 0.05, hasNormal: false).Select(l => l.Imbalance!.Value));
        Assert.Equal(0.0, PurityLevels.Of(segments, 0.05, hasNormal: true)[2].Imbalance);
    }
}
