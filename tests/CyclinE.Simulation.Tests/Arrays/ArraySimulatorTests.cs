using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Tests.Arrays;

public class ArraySimulatorTests
{
    private static readonly ProbeSet Probes = SyntheticPlatform.Even(20_000);
    private static readonly NoiseModel Quiet = new() { Sd = 0 };

    [Fact]
    public void TheSameArgumentsGiveTheSameBytesAndOthersDoNot()
    {
        var noise = new NoiseModel { Sd = 0.2, TailDegrees = 5, Autocorrelation = 0.2, WaveAmplitude = 0.05 };
        var profile = ArraySimulator.Simulate(Probes, [], noise, 7, "A");
        Assert.Equal(profile.Log2, ArraySimulator.Simulate(Probes, [], noise, 7, "A").Log2);
        Assert.NotEqual(profile.Log2, ArraySimulator.Simulate(Probes, [], noise, 8, "A").Log2);
        Assert.NotEqual(profile.Log2, ArraySimulator.Simulate(Probes, [], noise, 7, "B").Log2);
    }

    [Fact]
    public void WithoutNoiseTheProfileIsTheTruth()
    {
        var arm = new PlantedEvent { Chromosome = Chromosome.FromNumber(1), Start = 1, End = 120_000_000, Log2 = 0.5, Label = "1p", Broad = true };
        var focal = new PlantedEvent { Chromosome = Chromosome.FromNumber(1), Start = 50_000_000, End = 52_000_000, Log2 = 2, Label = "focal" };
        var log2 = ArraySimulator.Simulate(Probes, [arm, focal], Quiet, 1, "A").Log2;
        for (var i = 0; i < Probes.Count; i++)
        {
            var (chromosome, position) = (Probes.ChromosomeOf(i), Probes.Positions[i]);
            Assert.Equal(focal.Covers(chromosome, position) ? 2f : arm.Covers(chromosome, position) ? 0.5f : 0f, log2[i]);
        }

        Assert.Equal(log2.Count(v => v == 2f), ArraySimulator.CountProbes(Probes, focal));
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(5, 0.0)]
    [InlineData(4, 0.3)]
    public void NoiseHasTheStatedVarianceCorrelationAndDlrs(int tailDegrees, double autocorrelation)
    {
        var noise = new NoiseModel { Sd = 0.25, TailDegrees = tailDegrees, Autocorrelation = autocorrelation };
        var log2 = ArraySimulator.Simulate(SyntheticPlatform.Even(200_000), [], noise, 3, "A").Log2;
        var sd = Math.Sqrt(log2.Average(v => (double)v * v));
        Assert.InRange(sd, 0.24, 0.26);
        Assert.InRange(log2.Zip(log2.Skip(1), (a, b) => (double)a * b).Average() / (sd * sd), autocorrelation - 0.02, autocorrelation + 0.02);
        if (tailDegrees == 0)
        {
            Assert.InRange(LagNoise.Sigma(log2), noise.ExpectedDlrs - 0.005, noise.ExpectedDlrs + 0.005);
        }
    }

    [Fact]
    public void StudentNoiseHasHeavierTails()
    {
        var count = (int degrees) => ArraySimulator
            .Simulate(SyntheticPlatform.Even(200_000), [], new NoiseModel { Sd = 1, TailDegrees = degrees }, 5, "A").Log2.Count(v => Math.Abs(v) > 5);
        Assert.True(count(0) <= 2);

        // 2·P(t₅ > 5·√(5/3)) = 0.00132, that is 264 of 200,000.
        Assert.InRange(count(5), 200, 330);
    }

    [Fact]
    public void WavesAreSharedByArraysAndHaveTheStatedSize()
    {
        var noise = new NoiseModel { Sd = 0, WaveAmplitude = 0.1 };
        var first = ArraySimulator.Simulate(Probes, [], noise, 1, "A").Log2;
        Assert.Equal(first, ArraySimulator.Simulate(Probes, [], noise, 2, "B").Log2);
        Assert.InRange(Math.Sqrt(first.Average(v => (double)v * v)), 0.08, 0.12);
    }

    [Theory]
    [InlineData(2, 0.5, 0)]
    [InlineData(8, 1, 2)]
    [InlineData(6, 0.5, 1)]
    [InlineData(1, 1, -1)]
    public void CopiesAreDilutedByNormalCells(double copies, double purity, double log2) =>
        Assert.Equal(log2, PlantedEvent.ExpectedLog2(copies, purity), 1e-12);

    [Fact]
    public void ImpossibleNoiseIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ArraySimulator.Simulate(Probes, [], new NoiseModel { Sd = -1 }, 1, "A"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ArraySimulator.Simulate(Probes, [], new NoiseModel { Sd = 1, TailDegrees = 2 }, 1, "A"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ArraySimulator.Simulate(Probes, [], new NoiseModel { Sd = 1, Autocorrelation = 1 }, 1, "A"));
    }

    [Fact]
    public void AGenericProfileIsATableWithOneLinePerProbe()
    {
        var probes = SyntheticPlatform.Even(1_000);
        var log2 = ArraySimulator.Simulate(probes, [], new NoiseModel { Sd = 0.2 }, 1, "A").Log2;
        log2[3] = float.NaN;
        using var stream = new MemoryStream();
        GenericProfileWriter.Write(stream, new Profile(probes, log2));
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        Assert.Equal(1_002, lines.Length);
        Assert.Equal("chromosome\tposition\tlog2", lines[0]);
        Assert.EndsWith("\tNA", lines[4]);
        var fields = lines[1].Split('\t');
        Assert.Equal(("1", probes.Positions[0]), (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture)));
        Assert.Equal(log2[0], float.Parse(fields[2], CultureInfo.InvariantCulture), 1e-5f);
    }
}
