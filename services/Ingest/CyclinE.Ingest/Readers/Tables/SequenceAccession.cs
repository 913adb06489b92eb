using CyclinE.Genomics.Genome;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>
/// Chromosomes by the accession of their sequence: RefSeq's <c>NC_000001.10</c> and GenBank's <c>CM000663.1</c>, whose version
/// tells the genome build (NCBI assembly reports of NCBI36, GRCh37 and GRCh38).
/// </summary>
internal static class SequenceAccession
{
    private const int FirstOfGenBank = 663;

    // Version of NC_0000NN in GRCh37, by NN; NCBI36 has the one before, GRCh38 the one after.
    private static readonly int[] OfHg19 = [0, 10, 11, 11, 11, 9, 11, 13, 10, 11, 10, 9, 11, 10, 8, 9, 9, 10, 9, 9, 10, 8, 10, 10, 9];

    /// <summary>The builds whose accessions are known.</summary>
    public static readonly string[] Builds = ["hg18", "hg19", "hg38"];

    /// <summary>Reads an accession.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="chromosome">The chromosome.</param>
    /// <param name="builds">The builds of this version; empty where the version is not given.</param>
    /// <returns>False where it is none of a human chromosome, or of a version that is not known.</returns>
    public static bool TryRead(ReadOnlySpan<byte> code, out Chromosome chromosome, out string[] builds)
    {
        (chromosome, builds) = (default, []);
        if (code.Length is < 8 or > 14)
        {
            return false;
        }

        var dot = code.IndexOf((byte)'.');
        var name = dot < 0 ? code : code[..dot];
        var version = 0;
        if (dot >= 0 && !Number.TryParsePosition(code[(dot + 1)..], out version))
        {
            return false;
        }

        if (name.SequenceEqual("NC_012920"u8) || name.SequenceEqual("NC_001807"u8))
        {
            chromosome = Chromosome.Mitochondrial;
            return true;
        }

        if (name.StartsWith("NC_0000"u8) && name.Length == 9 && Number.TryParsePosition(name[7..], out var number) && number is >= 1 and <= 24)
        {
            var known = dot < 0 ? 0 : version - OfHg19[number];
            builds = dot < 0 ? [] : known is >= -1 and <= 1 ? [Builds[known + 1]] : builds;
            chromosome = dot < 0 || builds.Length > 0 ? Chromosome.FromNumber(number) : default;
        }
        else if (name.StartsWith("CM000"u8) && name.Length == 8 && Number.TryParsePosition(name[5..], out var accession)
            && accession is >= FirstOfGenBank and < FirstOfGenBank + 24)
        {
            builds = dot < 0 ? [] : version == 1 ? ["hg19"] : version == 2 ? ["hg38"] : builds;
            chromosome = dot < 0 || builds.Length > 0 ? Chromosome.FromNumber(accession - FirstOfGenBank + 1) : default;
        }

        return chromosome.Number != 0;
    }
}
