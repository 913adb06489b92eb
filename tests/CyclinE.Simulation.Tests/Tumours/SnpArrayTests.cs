using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Arrays;
using CyclinE.Simulation.Tumours;

namespace CyclinE.Simulation.Tests.Tumours;

public class SnpArrayTests
{
    private static readonly ProbeSet Probes = SyntheticPlatform.Even(20_000);

    [Fact]
    public void States_cover_every_autosome_once()
    {
        var build = GenomeBuild.Of(SyntheticPlatform.Build);
        var genome = TumourGenome.Create(new TumourPlan { Doubled = true }, 1, "a");
        foreach (var chromosome in genome.States.GroupBy(s => s.Chromosome))
        {
            var states = chromosome.ToList();
            Assert.Equal((1, build.LengthOf(chromosome.Key)!.Value), (states[0].Start, states[^1].End));
            Assert.All(states.Zip(states.Skip(1)), p => Assert.Equal(p.First.End + 1, p.Second.Start));
            Assert.All(states, s => Assert.True(s.Minor >= 0 && s.Minor <= s.Major && s.Copies > 0));
        }

        Assert.Equal(22, genome.States.Select(s => s.Chromosome).Distinct().Count());
        Assert.True(genome.Ploidy > 2.7);
    }

    [Fact]
    public void A_name_and_a_seed_give_one_array()
    {
        float[] Values(string name) => SnpArraySimulator.Simulate(
            Probes, TumourGenome.Create(new TumourPlan(), 1, name), new SnpArrayModel { Purity = 0.5 }, 1, name).Baf!;
        Assert.Equal(Values("a"), Values("a"));
        Assert.NotEqual(Values("a"), Values("b"));
    }

    // Half tumour with one copy on chromosome 1: b is 0.5/1.5 or 1/1.5, r = 0.55·log2(1.5/2).
    [Fact]
    public void Levels_and_bands_are_those_of_the_mixture()
    {
        var chromosome = Chromosome.FromNumber(1);
        var genome = new TumourGenome([new AlleleState(chromosome, 1, 249_250_621, 0, 1)]);
        var profile = SnpArraySimulator.Simulate(Probes, genome, new SnpArrayModel { Purity = 0.5 }, 3, "x");
        var range = profile.Probes.Chromosomes[0];
        var own = Enumerable.Range(range.First, range.Count).ToList();
        var others = Enumerable.Range(range.End, Probes.Count - range.End).ToList();
        Assert.Equal(0.55 * Math.Log2(0.75), own.Average(i => profile.Log2[i]) - others.Average(i => profile.Log2[i]), 0.03);
        bool IsHeterozygous(int i) => Math.Abs(profile.NormalBaf![i] - 0.5) < 0.3;
        Assert.Equal(1.0 / 6, own.Where(IsHeterozygous).Average(i => Math.Abs(profile.Baf![i] - 0.5)), 0.01);
        Assert.Equal(0.3, others.Count(IsHeterozygous) / (double)others.Count, 0.02);
    }
}
