using CsCheck;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Simulation.Arrays;
using CyclinE.Simulation.Study;

namespace CyclinE.Simulation.Tests.Study;

public class SyntheticStudyTests
{
    private static readonly SyntheticStudy Study = SyntheticStudy.Create(1);

    private static IEnumerable<SyntheticArray> Patients(SyntheticStudy study) => study.Arrays.Where(a => a.Patient is not null && !a.MustBeExcluded);

    [Fact]
    public void ProportionsOfTheStudyHoldForEverySeed() =>
        Gen.Int.Sample(
            seed =>
            {
                var study = SyntheticStudy.Create(seed);
                Assert.Equal(39, study.Arrays.Count);
                Assert.Equal(39, study.Arrays.Select(a => a.Id).Distinct().Count());
                var positive = Patients(study).Where(a => a.IsCyclinEAmplified).ToArray();
                var negative = Patients(study).Where(a => !a.IsCyclinEAmplified).ToArray();
                Assert.Equal((18, 6), (positive.Length, positive.Count(a => a.Outcome!.Value.Benefit)));
                Assert.Equal((16, 14), (negative.Length, negative.Count(a => a.Outcome!.Value.Benefit)));
                Assert.All(positive.Concat(negative), a => Assert.True(a.Her2 == true && a.Outcome!.Value.PfsMonths > 0));
                Assert.Contains(positive, a => !a.Outcome!.Value.PfsEvent);
                Assert.Contains(negative, a => !a.Outcome!.Value.PfsEvent);
            },
            iter: 30);

    [Fact]
    public void LinesAreOneParentalAndThreeResistantOnes()
    {
        var parental = Study.Arrays.Single(a => a.Role == "parental");
        Assert.DoesNotContain(parental.Events, e => e.Label == "CCNE1");
        Assert.Contains(parental.Events, e => e.Label == "ERBB2" && e.Log2 > 2);
        var resistant = Study.Arrays.Where(a => a.Role == "resistant").ToArray();
        Assert.Equal(3, resistant.Length);
        Assert.All(resistant, r =>
        {
            Assert.Equal(parental.Id, r.Parental);
            Assert.Equal(parental.Events, r.Events.Take(parental.Events.Count));
            var acquired = r.Events.Skip(parental.Events.Count).ToArray();
            Assert.Single(acquired, e => e.Label == "CCNE1");
            Assert.InRange(acquired.Length, 2, 3);
        });
        int[] lengths = [.. resistant.Select(r => r.Events.Single(e => e.Label == "CCNE1").Length)];
        Assert.Equal([560_000, 1_150_000, 1_940_000], lengths);
    }

    /// <summary>Each private event differs from what the parental line has at that place, so a pair can find it.</summary>
    [Fact]
    public void PrivateEventsAreDifferencesFromTheParentalLine() =>
        Gen.Int.Sample(
            seed =>
            {
                var lines = SyntheticStudy.Create(seed).Arrays.Where(a => a.Line is not null).ToArray();
                var parental = ArraySimulator.Expected(lines[0].Design.Probes, lines[0].Events);
                foreach (var line in lines.Skip(1))
                {
                    foreach (var acquired in line.Events.Skip(lines[0].Events.Count))
                    {
                        var at = Enumerable.Range(0, parental.Length)
                            .First(i => acquired.Covers(line.Design.Probes.ChromosomeOf(i), line.Design.Probes.Positions[i]));
                        Assert.True(Math.Abs(acquired.Log2 - parental[at]) > 0.5, $"{line.Id} {acquired.Label}");
                    }
                }
            },
            iter: 5);

    [Fact]
    public void EveryAmpliconIsFocalStrongAndCoveredByProbes() =>
        Gen.Int.Sample(
            seed => Assert.All(SyntheticStudy.Create(seed).Arrays, array =>
            {
                var probes = array.Design.Probes;
                var expected = ArraySimulator.Expected(probes, array.Events);
                foreach (var amplicon in array.Events.Where(e => e.Label is "CCNE1" or "ERBB2"))
                {
                    var gene = SyntheticPlatform.GeneOf(amplicon.Label);
                    Assert.True(amplicon.Start < gene.Start && amplicon.End > gene.End && amplicon.Length <= 2_500_000);
                    Assert.True(ArraySimulator.CountProbes(probes, amplicon) >= 15, $"{array.Id} {amplicon.Label} {amplicon.Length}");
                    var first = Enumerable.Range(0, probes.Count).First(i => amplicon.Covers(probes.ChromosomeOf(i), probes.Positions[i]));
                    var last = first + ArraySimulator.CountProbes(probes, amplicon) - 1;
                    Assert.True(amplicon.Log2 >= 1 && amplicon.Log2 - Math.Max(expected[first - 1], expected[last + 1]) >= 0.6, $"{array.Id} {amplicon.Label}");
                }
            }),
            iter: 5);

    [Fact]
    public void OnlyTheNoisyArrayIsNoisy() =>
        Assert.All(Study.Arrays, a => Assert.True(a.MustBeExcluded ? a.Noise.ExpectedDlrs > 0.5 : a.Noise.ExpectedDlrs < 0.19, a.Id));

    [Fact]
    public void TheProfileIsTheTruthPlusNoise()
    {
        foreach (var array in Study.Arrays.Where(a => !a.MustBeExcluded).Take(8))
        {
            var expected = ArraySimulator.Expected(array.Design.Probes, array.Events);
            var residuals = Study.Simulate(array).Log2.Zip(expected, (v, e) => v - e - array.Noise.Offset).ToArray();
            Assert.InRange(residuals.Average(), -0.01, 0.01);
            Assert.InRange(Math.Sqrt(residuals.Average(r => r * r)), 0.9 * array.Noise.Sd, 1.1 * array.Noise.Sd);
        }
    }

    [Fact]
    public void ArraysHaveTheStatedNumberOfFeatures()
    {
        Assert.InRange(Study.Arrays[0].Design.Features.Count, 42_000, 48_000);
        Assert.InRange(Study.Arrays[^1].Design.Features.Count, 14_000, 16_000);
        Assert.Equal(Chromosome.X, Study.Arrays[0].Design.Probes.Chromosomes[^1].Chromosome);
    }
}
