using System.Globalization;
using CyclinE.Genomics;

namespace CyclinE.Amplification;

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
    /// <param name="options">Options.</param>
    /// <exception cref="InvalidInputException">The arrays are of different builds.</exception>
    public static PairComparison Compare(
        PairSide resistant, PairSide parental, Segmentation difference, GenomeBuild build, GeneTable genes, PairOptions options)
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
        var found = samePlatform
            ? ProbeDifference.Of(resistant, parental, difference, build, options)
            : BinDifference.Of(resistant, parental, build, options);
        var identity = samePlatform
            ? Correlation(resistant.Profile, parental.Profile)
            : (double?)null;
        return new PairComparison
        {
            Resistant = resistant.Array,
            Parental = parental.Array,
            IdentityCorrelation = identity,
            IdentityWarning = identity < options.IdentityWarning ? WarningOf(resistant, parental, identity.Value, options) : null,
            Shift = found.Shift,
            SamePlatform = samePlatform,
            Probes = found.Probes,
            Events = Judge(found, new EventBounds(difference.Breakpoints), genes, options),
            Notes = [.. found.Notes, .. NotesOn(resistant, identity, build)],
        };
    }

    private static List<PairEvent> Judge(PairDifference difference, EventBounds bounds, GeneTable genes, PairOptions options)
    {
        int[] probes = [.. difference.Tracks.Select(t => t.Count)];
        var measured = difference.Events
            .Select(e => (e.Track, e.Found, Shown: difference.Measure(e.Track, e.Found)))
            .Select(e => (e.Track, e.Found, e.Shown,
                Lambda: GenomeWideSignificance.ExpectedExceedances(e.Shown.Z, probes, difference.Tau, options.MinProbes)))
            .OrderByDescending(e => Math.Abs(e.Shown.Z))
            .ToList();
        var q = GenomeWideSignificance.StepUp([.. measured.Select(e => e.Lambda)]);
        return [.. measured
            .Zip(q, (e, value) => (Event: e, Q: value))
            .Where(e => e.Q <= options.Fdr && Math.Abs(e.Event.Shown.Difference) >= options.MinDifference)
            .OrderBy(e => e.Q)
            .ThenByDescending(e => Math.Abs(e.Event.Shown.Difference))
            .Where(e => e.Event.Shown.Kind is not null)
            .Select((e, i) => Describe(i + 1, e.Event.Track, e.Event.Found, e.Event.Shown, e.Event.Lambda, e.Q, bounds, genes))];
    }

    private static PairEvent Describe(
        int rank, ProbeTrack track, FoundEvent found, PairMeasurement shown, double lambda, double q, EventBounds bounds, GeneTable genes)
    {
        var bound = bounds.Of(track, found.First, found.Last);
        return new PairEvent
        {
            Rank = rank,
            Kind = shown.Kind!.Value,
            Chromosome = track.Chromosome,
            Start = track.Positions[found.First],
            End = track.Positions[found.Last],
            OuterStart = bound.OuterStart,
            OuterEnd = bound.OuterEnd,
            InnerStart = bound.InnerStart,
            InnerEnd = bound.InnerEnd,
            Probes = found.Probes,
            Log2Difference = shown.Difference,
            ResistantLog2 = shown.ResistantLog2,
            ParentalLog2 = shown.ParentalLog2,
            StandardError = shown.StandardError,
            Z = shown.Z,
            P = GenomeWideSignificance.FamilyWise(lambda),
            Q = q,
            Focal = found.Focal,
            Genes = EventGenes.Of(found, track, genes),
        };
    }

    private static bool IsSamePlatform(PairSide a, PairSide b) =>
        ReferenceEquals(a.Profile.Probes, b.Profile.Probes)
        || string.Equals(a.Profile.Probes.Hash, b.Profile.Probes.Hash, StringComparison.Ordinal);

    private static double? Correlation(Profile a, Profile b)
    {
        var correlation = ProfileFingerprint.Correlation(ProfileFingerprint.Of(a.Log2), ProfileFingerprint.Of(b.Log2));
        return double.IsFinite(correlation) ? correlation : null;
    }

    private static string WarningOf(PairSide resistant, PairSide parental, double correlation, PairOptions options) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The profiles of '{resistant.Array}' and '{parental.Array}' correlate with {correlation:0.00}, below {options.IdentityWarning:0.00}: they may not be of one line.");

    private static IEnumerable<string> NotesOn(PairSide resistant, double? identity, GenomeBuild build)
    {
        if (!build.IsKnown)
        {
            yield return $"No arm table for build {build.Name}: events are classed by length in Mb only.";
        }

        if (identity is null)
        {
            yield return "Identity was not judged: the arrays share too few probes.";
        }

        if (resistant.Profile.Probes.Chromosomes.Any(c => c.Chromosome == Chromosome.X || c.Chromosome == Chromosome.Y))
        {
            yield return "Sex is not known: X and Y were not compared.";
        }
    }
}
