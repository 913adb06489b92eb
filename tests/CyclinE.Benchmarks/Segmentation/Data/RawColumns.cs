using System.Runtime.InteropServices;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>A profile as raw little-endian columns that R reads with <c>readBin</c>.</summary>
internal static class RawColumns
{
    public static void Write(string prefix, Profile profile)
    {
        var chromosomes = new int[profile.Probes.Count];
        foreach (var range in profile.Probes.Chromosomes)
        {
            Array.Fill(chromosomes, range.Chromosome.Number, range.First, range.Count);
        }

        File.WriteAllBytes(prefix + ".chrom", MemoryMarshal.AsBytes<int>(chromosomes));
        File.WriteAllBytes(prefix + ".pos", MemoryMarshal.AsBytes<int>(profile.Probes.Positions));
        File.WriteAllBytes(prefix + ".value", MemoryMarshal.AsBytes<float>(profile.Log2));
        WriteWhere(prefix + ".baf", profile.Baf);
        WriteWhere(prefix + ".normal", profile.NormalBaf);
    }

    public static Profile Read(string prefix)
    {
        var chromosomes = Column<int>(prefix + ".chrom");
        var positions = Column<int>(prefix + ".pos");
        return new Profile(TextTable.Probes(chromosomes.Zip(positions)), Column<float>(prefix + ".value"))
        {
            Baf = File.Exists(prefix + ".baf") ? Column<float>(prefix + ".baf") : null,
            NormalBaf = File.Exists(prefix + ".normal") ? Column<float>(prefix + ".normal") : null,
        };
    }

    private static void WriteWhere(string path, float[]? values)
    {
        if (values is not null)
        {
            File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(values));
        }
    }

    private static T[] Column<T>(string path)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(path)).ToArray();
}
