using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Amplification.Expected;

/// <summary>Copies that a sample and its reference have before any alteration, by sex and pseudo-autosomal region.</summary>
internal sealed class ExpectedCopies
{
    private readonly ReferenceSex _reference;
    private readonly GenomeBuild _build;
    private readonly double _compression;

    private ExpectedCopies(Sex? sex, ReferenceSex reference, GenomeBuild build, double compression, string? note)
    {
        Sex = sex;
        _reference = reference;
        _build = build;
        _compression = compression;
        Note = note;
    }

    /// <summary>The sex that counts; null where unknown or conflicting.</summary>
    public Sex? Sex { get; }

    /// <summary>Why X and Y are not called; null where they are.</summary>
    public string? Note { get; }

    /// <summary>
    /// The sheet's sex counts, else what X and Y say. They are not called where neither tells, where the two differ, where the
    /// reference's sex is unknown, or where the build's pseudo-autosomal regions are.
    /// </summary>
    /// <param name="input">The array.</param>
    /// <param name="compression">γ: log ratios are this share of log2(test/reference).</param>
    public static ExpectedCopies Of(ArrayToCall input, double compression)
    {
        var conflict = input is { Sex: { } said, SexEstimate.Sex: { } seen } && said != seen;
        var sex = conflict ? null : input.Sex ?? input.SexEstimate?.Sex;
        var reason = conflict ? "X and Y contradict the sheet's sex"
            : sex is null ? "Sex is not known"
            : input.ReferenceSex == ReferenceSex.Unknown ? "The reference's sex is not known"
            : input.Build.PseudoAutosomalOf(Chromosome.X) is null ? $"No pseudo-autosomal regions are known for build {input.Build.Name}"
            : null;
        return new ExpectedCopies(
            sex, input.ReferenceSex, input.Build, compression, reason is null ? null : reason + ": X and Y are reported, not called.");
    }

    /// <summary>
    /// The expectation over probes of a track, the mean over those of which there is one; null where most have none: nothing is
    /// expected of the mitochondrial genome, of X and Y without sex, and of Y where sample or reference has none.
    /// </summary>
    public Expectation? Over(ProbeTrack track, int first, int last)
    {
        if (track.Chromosome.IsAutosome)
        {
            return Expectation.Diploid;
        }

        if (Note is not null || _build.PseudoAutosomalOf(track.Chromosome) is not { } regions)
        {
            return null;
        }

        var all = last - first + 1;
        var proper = Math.Max(0,
            Math.Min(last + 1, track.NumberOfPosition(regions.SecondStart)) - Math.Max(first, track.NumberOfPosition(regions.FirstEnd + 1)));
        if (Proper(track.Chromosome) is not { } expected)
        {
            return 2 * proper >= all ? null : Expectation.Diploid;
        }

        var share = proper / (double)all;
        return new Expectation(share * expected.Log2, (share * expected.Copies) + ((1 - share) * 2));
    }

    private Expectation? Proper(Chromosome chromosome)
    {
        var onX = chromosome == Chromosome.X;
        double test = Sex == Genomics.Profiles.Sex.Female ? (onX ? 2 : 0) : 1;
        var reference = _reference switch
        {
            ReferenceSex.Female => onX ? 2 : 0,
            ReferenceSex.Male => 1,
            ReferenceSex.Mixed => onX ? 1.5 : 0.5,
            _ => onX ? 2 : 1, // Scaled by the vendor's program.
        };
        return test > 0 && reference > 0 ? new Expectation(_compression * Math.Log2(test / reference), test) : null;
    }
}

/// <summary>What an unaltered genome shows.</summary>
/// <param name="Log2">Expected log2 ratio, centre subtracted.</param>
/// <param name="Copies">Expected copies of the sample.</param>
internal readonly record struct Expectation(double Log2, double Copies)
{
    public static Expectation Diploid => new(0, 2);
}
