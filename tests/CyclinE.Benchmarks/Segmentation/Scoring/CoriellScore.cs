using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genome;

namespace CyclinE.Benchmarks.Segmentation.Scoring;

/// <summary>
/// A method on the Coriell lines, autosomes only (the X differs by sex, not by karyotype). An aberration is one direction
/// on one chromosome of one line; it is detected when at least half of its clones lie in segments whose mean is beyond
/// ±0.3 in its direction. A normal clone in a segment whose mean is beyond ±0.3 is false. Any limit from 0.225 to 0.35
/// gives the reference methods the same numbers.
/// </summary>
/// <param name="Aberrations">Known aberrations: 22.</param>
/// <param name="Detected">Detected ones.</param>
/// <param name="NormalClones">Normal clones with a finite value: 29,765.</param>
/// <param name="FalseClones">False ones.</param>
/// <param name="Breaks">Breaks on autosomes.</param>
/// <param name="Missed">Names of what was missed.</param>
/// <param name="FalseNames">Names of the false clones.</param>
internal sealed record CoriellScore(
    int Aberrations,
    int Detected,
    int NormalClones,
    int FalseClones,
    int Breaks,
    IReadOnlyList<string> Missed,
    IReadOnlyList<string> FalseNames)
{
    private const double Beyond = 0.3;

    /// <summary>Scores the breaks of each line.</summary>
    public static CoriellScore Of(IEnumerable<(CoriellLine Line, IReadOnlyList<int> Breaks)> lines)
    {
        var (aberrations, normal, breaksInAll) = (0, 0, 0);
        var (missed, falseNames) = (new List<string>(), new List<string>());
        foreach (var (line, breaks) in lines)
        {
            var levels = line.Array.Levels(breaks);
            foreach (var range in line.Array.Profile.Probes.Chromosomes.Where(r => r.Chromosome.Number <= 22))
            {
                breaksInAll += breaks.Count(b => b > range.First && b < range.End);
                int[] finite = [.. Enumerable.Range(range.First, range.Count).Where(i => float.IsFinite(line.Array.Profile.Log2[i]))];
                foreach (var sign in (int[])[1, -1])
                {
                    int[] clones = [.. finite.Where(i => line.Truth[i] == sign)];
                    if (clones.Length == 0)
                    {
                        continue;
                    }

                    aberrations++;
                    if (2 * clones.Count(i => sign * levels[i] > Beyond) < clones.Length)
                    {
                        missed.Add($"{line.Array.Name} chr{range.Chromosome} {(sign > 0 ? "gain" : "loss")} of {clones.Length} clones");
                    }
                }

                int[] normals = [.. finite.Where(i => line.Truth[i] == 0)];
                normal += normals.Length;
                falseNames.AddRange(normals
                    .Where(i => Math.Abs(levels[i]) > Beyond)
                    .Select(i => FormattableString.Invariant(
                        $"{line.Array.Name} {line.Clones[i]} (chr{range.Chromosome}, {line.Array.Profile.Log2[i]:0.00})")));
            }
        }

        return new CoriellScore(aberrations, aberrations - missed.Count, normal, falseNames.Count, breaksInAll, missed, falseNames);
    }
}
