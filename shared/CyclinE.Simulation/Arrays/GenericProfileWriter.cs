using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Simulation.Arrays;

/// <summary>Writes a profile as a generic table: tab-separated <c>chromosome, position, log2</c> and, where probes have ids, <c>name</c>.</summary>
public static class GenericProfileWriter
{
    /// <summary>Writes the table in UTF-8 with a header line; missing values are <c>NA</c>. The stream stays open.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="profile">The profile, in probe order.</param>
    public static void Write(Stream destination, Profile profile)
    {
        using var writer = new StreamWriter(destination, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var names = profile.Probes.Names;
        writer.WriteLine(names is null ? "chromosome\tposition\tlog2" : "chromosome\tposition\tlog2\tname");
        foreach (var range in profile.Probes.Chromosomes)
        {
            var chromosome = range.Chromosome.ToString();
            for (var i = range.First; i < range.End; i++)
            {
                writer.Write(chromosome);
                writer.Write('\t');
                writer.Write(profile.Probes.Positions[i].ToString(CultureInfo.InvariantCulture));
                writer.Write('\t');
                writer.Write(float.IsFinite(profile.Log2[i]) ? profile.Log2[i].ToString("0.#####", CultureInfo.InvariantCulture) : "NA");
                if (names is not null)
                {
                    writer.Write('\t');
                    writer.Write(names[i]);
                }

                writer.Write('\n');
            }
        }
    }
}
