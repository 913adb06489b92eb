using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Amplification.Pairs;

/// <summary>The chromosomes that two arrays are compared on: autosomes, and X and Y where both were called for one known sex.</summary>
internal sealed class PairChromosomes
{
    private readonly Sex? _sex;

    private PairChromosomes(Sex? sex, string? note)
    {
        _sex = sex;
        Note = note;
    }

    /// <summary>Why X and Y were not compared; null where they were.</summary>
    public string? Note { get; }

    /// <param name="resistant">The resistant array.</param>
    /// <param name="parental">The parental array.</param>
    /// <param name="probeByProbe">
    /// True for the difference of log ratios as measured: what is expected of X and Y then has to be the same in both. Segments of two
    /// platforms are measured from what is expected of each.
    /// </param>
    public static PairChromosomes Of(PairSide resistant, PairSide parental, bool probeByProbe)
    {
        var (a, b) = (resistant.Calls, parental.Calls);
        var reason = (a.Sex, b.Sex) switch
        {
            (null, null) => "X and Y are not called in either array",
            (null, _) => $"X and Y are not called in '{resistant.Array}'",
            (_, null) => $"X and Y are not called in '{parental.Array}'",
            var (x, y) when x != y => $"'{resistant.Array}' is {Word(x)}, '{parental.Array}' {Word(y)}",
            _ when probeByProbe && (a.ReferenceSex != b.ReferenceSex || a.Compression != b.Compression) => "The arrays' references differ",
            _ => null,
        };
        return new PairChromosomes(reason is null ? a.Sex : null, reason is null ? null : reason + ": X and Y were not compared.");
    }

    /// <summary>True where the arrays are compared on a chromosome.</summary>
    public bool Include(Chromosome chromosome) =>
        chromosome.IsAutosome || (chromosome == Chromosome.X && _sex is not null) || (chromosome == Chromosome.Y && _sex == Sex.Male);

    private static string Word(Sex? sex) => sex == Sex.Male ? "male" : "female";
}
