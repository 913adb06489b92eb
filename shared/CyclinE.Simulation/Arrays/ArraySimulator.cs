using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Simulation.Arrays;

/// <summary>Log2 profiles with known truth.</summary>
public static class ArraySimulator
{
    // Periods in base pairs of the platform's wave, incommensurable so that it does not repeat within a chromosome.
    private static readonly double[] WavePeriods = [41e6, 17.3e6, 7.1e6];

    /// <summary>Simulates one array.</summary>
    /// <param name="probes">The platform.</param>
    /// <param name="events">What is planted; where events overlap, the later one of the list counts.</param>
    /// <param name="noise">Departures from the truth.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="array">Name of the array: arrays of one seed have independent noise.</param>
    /// <returns>Truth plus offset, wave and noise; the same bytes for the same arguments.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value of the noise model is outside its range.</exception>
    public static Profile Simulate(ProbeSet probes, IReadOnlyList<PlantedEvent> events, NoiseModel noise, int seed, string array)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noise.Sd);
        ArgumentOutOfRangeException.ThrowIfNegative(noise.Autocorrelation);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(noise.Autocorrelation, 1);
        if (noise.TailDegrees is not (0 or >= 3))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise.TailDegrees, "Degrees of freedom are 0 (Gaussian) or at least 3.");
        }

        var random = new RandomStream(seed, array);
        var innovation = Math.Sqrt(1 - (noise.Autocorrelation * noise.Autocorrelation));
        var log2 = Expected(probes, events);
        foreach (var range in probes.Chromosomes)
        {
            var error = random.NextStudent(noise.TailDegrees);
            for (var i = range.First; i < range.End; i++)
            {
                var wave = noise.WaveAmplitude == 0 ? 0 : noise.WaveAmplitude * Wave(range.Chromosome, probes.Positions[i]);
                log2[i] = (float)(log2[i] + noise.Offset + wave + (noise.Sd * error));
                error = (noise.Autocorrelation * error) + (innovation * random.NextStudent(noise.TailDegrees));
            }
        }

        return new Profile(probes, log2);
    }

    /// <summary>The truth at every probe: 0 outside events.</summary>
    /// <param name="probes">The platform.</param>
    /// <param name="events">What is planted; where events overlap, the later one of the list counts.</param>
    public static float[] Expected(ProbeSet probes, IReadOnlyList<PlantedEvent> events)
    {
        var log2 = new float[probes.Count];
        foreach (var planted in events)
        {
            var (first, end) = ProbesOf(probes, planted);
            log2.AsSpan(first, end - first).Fill((float)planted.Log2);
        }

        return log2;
    }

    /// <summary>Number of probes that an event covers.</summary>
    public static int CountProbes(ProbeSet probes, PlantedEvent planted)
    {
        var (first, end) = ProbesOf(probes, planted);
        return end - first;
    }

    private static (int First, int End) ProbesOf(ProbeSet probes, PlantedEvent planted)
    {
        foreach (var range in probes.Chromosomes)
        {
            if (range.Chromosome == planted.Chromosome)
            {
                var positions = probes.Positions.AsSpan(range.First, range.Count);
                return (range.First + FirstAtOrAfter(positions, planted.Start), range.First + FirstAtOrAfter(positions, planted.End + 1));
            }
        }

        return (0, 0);
    }

    private static int FirstAtOrAfter(ReadOnlySpan<int> positions, int position)
    {
        int low = 0, high = positions.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (positions[middle] < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The wave's shape with unit variance: it follows the base composition of the genome, so all arrays share it.</summary>
    private static double Wave(Chromosome chromosome, int position)
    {
        double sum = 0;
        for (var k = 0; k < WavePeriods.Length; k++)
        {
            sum += Math.Sin((2 * Math.PI * position / WavePeriods[k]) + (chromosome.Number * (k + 1) * 2.399963));
        }

        return sum * Math.Sqrt(2.0 / WavePeriods.Length);
    }
}
