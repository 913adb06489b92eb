using CyclinE.Amplification.Events;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Amplification.Pairs;

/// <summary>Compares a resistant array with its parental one: what was acquired, what was lost, in order of significance.</summary>
public static class PairComparer
{
    /// <summary>Compares two arrays of one build.</summary>
    /// <param name="resistant">The resistant line's array.</param>
    /// <param name="parental">The parental line's array.</param>
    /// <param name="difference">
    /// Segments of resistant − parental on one platform, with its σ and τ; without segments where the platforms differ.
    /// </param>
    /// <param name="build">Genome build.</param>
    /// <param name="genes">Genes of the build.</param>
    /// <param name="maskedShare">Share of an interval (both ends included) that is masked, 0–1; null where nothing is.</param>
    /// <param name="options">Options.</param>
    /// <exception cref="InvalidInputException">The arrays are of different builds.</exception>
    public static PairComparison Compare(
        PairSide resistant,
        PairSide parental,
        ArraySegmentation difference,
        GenomeBuild build,
        GeneTable genes,
        Func<Chromosome, int, int, double>? maskedShare,
        PairOptions options)
    {
        if (!string.Equals(resistant.Calls.Build, parental.Calls.Build, StringComparison.Ordinal))
        {
            throw new InvalidInputException(
                "pair-of-two-builds",
                $"'{resistant.Array}' is on {resistant.Calls.Build}, its parental '{parental.Array}' on {parental.Calls.Build}.",
                $"pair {resistant.Array} – {parental.Array}",
                "Bring both arrays to one build.");
        }

        var samePlatform = IsSamePlatform(resistant, parental);
        var chromosomes = PairChromosomes.Of(resistant, parental, samePlatform);
        var found = samePlatform
            ? ProbeDifference.Of(resistant, parental, difference, build, chromosomes, options)
            : BinDifference.Of(resistant, parental, build, chromosomes, options);
        var identity = samePlatform ? PairIdentity.Of(resistant.Profile, parental.Profile) : PairIdentity.NotJudged;
        List<PairEvent> events = [.. new PairJudge(found, new EventBounds(difference.Breakpoints), genes, maskedShare, options).Events()];
        return new PairComparison
        {
            Resistant = resistant.Array,
            Parental = parental.Array,
            IdentityBasis = identity.Basis,
            IdentityConcordance = identity.Concordance,
            IdentityMarkers = identity.Markers,
            IdentityCorrelation = identity.Correlation,
            IdentityWarning = identity.WarningOf(resistant, parental, options),
            Shift = found.Shift,
            SamePlatform = samePlatform,
            Probes = found.Probes,
            Events = events,
            Notes = [.. difference.Notes ?? [], .. found.Notes,
                .. NotesOn(resistant, identity, chromosomes, build, events.Count(e => e.Masked > options.MaskShare))],
        };
    }

    private static bool IsSamePlatform(PairSide a, PairSide b) =>
        ReferenceEquals(a.Profile.Probes, b.Profile.Probes)
        || string.Equals(a.Profile.Probes.Hash, b.Profile.Probes.Hash, StringComparison.Ordinal);

    private static IEnumerable<string> NotesOn(
        PairSide resistant, PairIdentity identity, PairChromosomes chromosomes, GenomeBuild build, int masked)
    {
        if (!build.IsKnown)
        {
            yield return $"No arm table for build {build.Name}: events are classed by length in Mb only.";
        }

        if (identity.Basis is null)
        {
            yield return "Identity was not judged: the arrays share too few probes.";
        }

        if (chromosomes.Note is { } note && resistant.Profile.Probes.Chromosomes.Any(c => c.Chromosome == Chromosome.X || c.Chromosome == Chromosome.Y))
        {
            yield return note;
        }

        if (masked > 0)
        {
            yield return masked == 1
                ? "1 event lies in masked regions: flagged, and ranked behind the others."
                : $"{masked} events lie in masked regions: flagged, and ranked behind the others.";
        }
    }
}

/// <summary>One array of a pair.</summary>
public sealed record PairSide
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>The profile, centre not subtracted.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The array's scalars.</summary>
    public required ArrayScalars Scalars { get; init; }

    /// <summary>The array's own segments and calls, and the centre that they and the comparison subtract.</summary>
    public required ArrayCalls Calls { get; init; }
}
