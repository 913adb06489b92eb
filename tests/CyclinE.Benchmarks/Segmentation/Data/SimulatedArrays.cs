using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>Arrays of the reference data's seeded simulator, made by R once and kept in the temporary folder.</summary>
internal static class SimulatedArrays
{
    /// <summary>100 changes, noise sd 0.2, seed 1: the arrays whose DNAcopy output lies in the reference data.</summary>
    public static MeasuredArray Make(int probes) => Make(probes, 100, 0.2, 1);

    /// <summary>An array with known breaks.</summary>
    public static MeasuredArray Make(int probes, int changes, double sd, int seed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "cycline-benchmarks"));
        var name = FormattableString.Invariant($"sim{probes}-{changes}-{sd}-{seed}");
        var prefix = Path.Combine(folder.FullName, name);
        if (!File.Exists(prefix + ".truth.tsv"))
        {
            RSession.Run("simulate.R", TextTable.Find("segmentation/sim_array.R"), $"{probes}", $"{changes}", FormattableString.Invariant($"{sd}"),
                $"{seed}", prefix);
        }

        var profile = RawColumns.Read(prefix);
        var first = profile.Probes.Chromosomes.ToDictionary(r => (int)r.Chromosome.Number, r => r.First);
        return new MeasuredArray(
            name,
            profile,
            [
                .. TextTable.Read(prefix + ".truth.tsv")
                    .Skip(1)
                    .Where(r => r[1] != "1")
                    .Select(r => first[TextTable.Int(r[0])] + TextTable.Int(r[1]) - 1),
            ]);
    }
}
