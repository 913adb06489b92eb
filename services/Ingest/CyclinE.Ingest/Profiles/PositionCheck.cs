using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Profiles;

/// <summary>
/// Notices positions beyond the end of their chromosome, which betray another genome build or another coding of
/// chromosomes.
/// </summary>
internal sealed class PositionCheck(GenomeBuild build)
{
    // Some probe maps run a little over the end.
    private const double Tolerance = 1.005;

    private static readonly string[] KnownBuilds = ["hg18", "hg19", "hg38"];

    private readonly int[] _last = new int[Chromosome.All.Count + 1];
    private readonly long[] _limits = Limits(build);
    private SourceLocation? _where;
    private Chromosome _chromosome;
    private int _position;

    /// <summary>Notes a position; true for the first one beyond its chromosome, whose place is then asked for.</summary>
    public bool Note(Chromosome chromosome, int position)
    {
        _last[chromosome.Number] = Math.Max(_last[chromosome.Number], position);
        return position > _limits[chromosome.Number] && _where is null;
    }

    /// <summary>Notes the place of the first position beyond its chromosome; it is reported later, when all were seen.</summary>
    public void NoteBeyond(Chromosome chromosome, int position, SourceLocation where)
    {
        _where = where;
        _chromosome = chromosome;
        _position = position;
    }

    /// <summary>Refuses the file if a position lay beyond its chromosome.</summary>
    /// <param name="coding">The reader's coding of chromosomes, and whose other coding there is.</param>
    /// <exception cref="InvalidInputException"><c>wrong-build</c>.</exception>
    public void ThrowIfBeyond(string coding)
    {
        if (_where is not { } where)
        {
            return;
        }

        var fitting = Fitting();
        var remedy = fitting.Count > 0
            ? $"Every position fits {string.Join(" and ", fitting)}: correct the build in the sheet or the file."
            : "No build this program knows fits every position: check the build, the unit (base pairs) and the chromosome codes.";
        throw new InvalidInputException(
            "wrong-build",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Position {_position:N0} lies beyond the end of chromosome {_chromosome} of {build.Name} ({build.LengthOf(_chromosome):N0}): the positions are of another build, or the chromosomes are coded otherwise ({coding})."),
            where.ToString(),
            remedy);
    }

    /// <summary>The other builds that are known and have room for every position.</summary>
    public static IReadOnlyList<string> Fitting(GenomeBuild build, IEnumerable<(Chromosome Chromosome, int Position)> positions)
    {
        var check = new PositionCheck(build);
        foreach (var (chromosome, position) in positions)
        {
            check.Note(chromosome, position);
        }

        return check.Fitting();
    }

    private List<string> Fitting() => [.. KnownBuilds.Where(name => name != build.Name && Fits(GenomeBuild.Of(name)))];

    private static long[] Limits(GenomeBuild build)
    {
        var limits = new long[Chromosome.All.Count + 1];
        Array.Fill(limits, long.MaxValue);
        foreach (var chromosome in Chromosome.All)
        {
            if (build.LengthOf(chromosome) is { } length)
            {
                limits[chromosome.Number] = (long)(length * Tolerance);
            }
        }

        return limits;
    }

    private bool Fits(GenomeBuild other)
    {
        var limits = Limits(other);
        return Chromosome.All.All(c => _last[c.Number] <= limits[c.Number]);
    }
}
