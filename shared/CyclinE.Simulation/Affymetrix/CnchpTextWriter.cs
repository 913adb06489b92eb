using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Agilent;

namespace CyclinE.Simulation.Affymetrix;

/// <summary>
/// Writes a profile as the text output of Affymetrix' copy-number analysis (<c>CN5.CNCHP.txt</c>): the vendor's header lines and
/// columns. The word <em>synthetic</em> stands in the header.
/// </summary>
public static class CnchpTextWriter
{
    private const int LongestLine = 256;
    private const int FlushAt = 1 << 20;

    /// <summary>Writes one file.</summary>
    /// <param name="destination">Where to; stays open.</param>
    /// <param name="profile">log2 ratios of probes with names; a missing value is written as <c>NaN</c>.</param>
    /// <param name="arrayType">The array's name, such as <c>GenomeWideSNP_6</c>.</param>
    /// <param name="build">Genome build of the positions.</param>
    /// <exception cref="ArgumentException">The probes have no names.</exception>
    public static void Write(Stream destination, Profile profile, string arrayType, string build)
    {
        var names = profile.Probes.Names ?? throw new ArgumentException("Probe sets have names.", nameof(profile));
        destination.Write(Encoding.ASCII.GetBytes(Header(profile, arrayType, build)));
        var buffer = new Utf8Buffer();
        foreach (var range in profile.Probes.Chromosomes)
        {
            var chromosome = Encoding.ASCII.GetBytes(range.Chromosome.ToString());
            for (var i = range.First; i < range.End; i++)
            {
                buffer.Reserve(LongestLine);
                AppendRow(buffer, names.Utf8(i), chromosome, profile.Probes.Positions[i], profile.Log2[i]);
                if (buffer.Length > FlushAt)
                {
                    destination.Write(buffer.Written);
                    buffer.Clear();
                }
            }
        }

        destination.Write(buffer.Written);
    }

    private static string Header(Profile profile, string arrayType, string build) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        #%FileIdentifier=synthetic
        #%FileTypeIdentifier=affymetrix-multi-data-type-analysis
        #%affymetrix-algorithm-name=CN5
        #%affymetrix-algorithm-version=5.0.0
        #%affymetrix-array-type={arrayType}
        #%program-name=CyclinE.Simulation (synthetic)
        #%affymetrix-algorithm-param-ArraySet={arrayType}
        #%affymetrix-algorithm-param-state-xChromosome=24
        #%affymetrix-algorithm-param-state-yChromosome=25
        #%genome-version-ucsc={build}
        #%NumberDataRows={profile.Probes.Count}
        #%NumberDataColumns=8
        ProbeSet	Chromosome	Position	CNState	Log2Ratio	SmoothSignal	LOH	Allele Difference

        """).ReplaceLineEndings("\n");

    private static void AppendRow(Utf8Buffer buffer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> chromosome, int position, float log2)
    {
        buffer.Append(name);
        buffer.Append('\t');
        buffer.Append(chromosome);
        buffer.Append('\t');
        buffer.Append(position);
        if (float.IsNaN(log2))
        {
            buffer.Append("\t-1\tNaN\tNaN\t0\tNaN\n"u8);
            return;
        }

        // What the vendor's segmentation says is not modelled: the nearest whole number of copies stands for it.
        var copies = 2 * Math.Pow(2, log2);
        buffer.Append('\t');
        buffer.Append((long)Math.Min(4, Math.Round(copies)));
        buffer.Append('\t');
        buffer.AppendFixed(log2, 6);
        buffer.Append('\t');
        buffer.AppendFixed(copies, 6);
        buffer.Append("\t0\t"u8);
        buffer.AppendFixed((position % 2000 / 1000.0) - 1, 6);
        buffer.Append('\n');
    }
}
