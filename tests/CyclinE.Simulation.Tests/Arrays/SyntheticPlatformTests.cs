using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Tests.Arrays;

public class SyntheticPlatformTests
{
    private static readonly ProbeSet Platform = SyntheticPlatform.Create(79_000, 1);

    [Fact]
    public void ProbesLieWithinTheGenomeAndOutsideCentromeres()
    {
        var build = GenomeBuild.Of("hg19");
        Assert.Equal(23, Platform.Chromosomes.Count);
        foreach (var range in Platform.Chromosomes)
        {
            var positions = Platform.Positions.AsSpan(range.First, range.Count);
            Assert.True(positions[0] > 0 && positions[^1] + 60 < build.LengthOf(range.Chromosome));
            var centromere = build.CentromereOf(range.Chromosome)!.Value;
            foreach (var position in positions)
            {
                Assert.True(Math.Abs(position - centromere) >= 1_400_000, $"{range.Chromosome}:{position}");
            }
        }
    }

    [Fact]
    public void GenesOfThePanelAreCoveredDensely() =>
        Assert.All(SyntheticPlatform.Genes, gene =>
        {
            var around = new PlantedEvent { Chromosome = gene.Chromosome, Start = gene.Start - 250_000, End = gene.End + 250_000, Log2 = 0, Label = "" };
            Assert.True(ArraySimulator.CountProbes(SyntheticPlatform.Subset(Platform, 3), around) >= 15, gene.Symbol);
        });

    [Fact]
    public void ASubsetKeepsIdsAndPositions()
    {
        var byName = Platform.Names!.Zip(Platform.Positions).ToDictionary(p => p.First, p => p.Second);
        var subset = SyntheticPlatform.Subset(Platform, 3);
        Assert.Equal((Platform.Count + 2) / 3, subset.Count);
        Assert.All(subset.Names!.Zip(subset.Positions), p => Assert.Equal(byName[p.First], p.Second));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1_000)]
    [InlineData(12_345)]
    public void AnEvenPlatformHasExactlyTheProbesAskedFor(int count) => Assert.Equal(count, SyntheticPlatform.Even(count).Count);
}
