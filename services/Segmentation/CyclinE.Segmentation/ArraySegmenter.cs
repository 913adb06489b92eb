using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation;

/// <summary>Segments the profile of one array, chromosome by chromosome, with scalars of the whole array.</summary>
public static class ArraySegmenter
{
    /// <summary>Finds the segments of a profile.</summary>
    /// <param name="profile">The measured profile. Non-finite values take no part and are counted as missing.</param>
    /// <param name="scalars">Numbers of the whole array.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="cancellationToken">Looked at for each chromosome and within long ones.</param>
    /// <returns>
    /// Segments that cover each probe of a chromosome once, missing ones too: those before the first finite probe belong
    /// to the first segment, any other to the segment on its left. A chromosome without a finite value has no segment.
    /// The scalars are recorded as they entered, raised to their floors (<see cref="SegmentationNoise"/>).
    /// </returns>
    /// <exception cref="ArgumentException">The scalars' number of probes is less than the profile's own finite probes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scalar or the penalty is negative or infinite.</exception>
    /// <exception cref="InvalidInputException">The method needs B-allele frequencies and the profile has none (<c>no-baf</c>).</exception>
    public static ArraySegmentation Segment(
        Profile profile, SegmentationScalars scalars, ArraySegmentationOptions options, CancellationToken cancellationToken) =>
        Segment(profile, scalars, options.Segmenter, options, cancellationToken);

    /// <summary>The same with a method and the options of all methods.</summary>
    internal static ArraySegmentation Segment(
        Profile profile, SegmentationScalars scalars, SegmentationMethod method, SegmentationOptions options, CancellationToken cancellationToken)
    {
        var effective = scalars.Effective();
        var finder = BreakFinders.Make(method, profile, effective, options, cancellationToken);
        var segmentation = Segment(profile, effective, NameOf(method), finder, cancellationToken);
        return method is SegmentationMethod.Fpop or SegmentationMethod.Haar && HeavyTails.Note(profile, effective, NameOf(method)) is { } note
            ? segmentation with { Notes = [note] }
            : segmentation;
    }

    /// <summary>The same with a method that is set up already; the scalars are effective ones.</summary>
    internal static ArraySegmentation Segment(
        Profile profile, SegmentationScalars scalars, string method, IBreakFinder finder, CancellationToken cancellationToken)
    {
        var writer = new SegmentWriter(profile, scalars.Sigma, scalars.Tau, finder);
        var points = new List<(int First, int End)>();
        var finite = 0;
        using var scratch = new ChromosomeScratch(profile.Probes);
        foreach (var range in profile.Probes.Chromosomes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            finite += scratch.Load(profile.Log2, range);
            points.Clear();
            var count = scratch.Count == 0 ? 0 : finder.Find(scratch, range, points, cancellationToken);
            writer.Write(range, scratch, scratch.Ends[..count], points);
        }

        if (finite > scalars.Probes)
        {
            throw new ArgumentException($"The profile has {finite} finite probes, the whole array is said to have {scalars.Probes}.", nameof(scalars));
        }

        return new ArraySegmentation
        {
            Method = method,
            Penalty = finder.Penalty,
            Sigma = scalars.Sigma,
            Tau = scalars.Tau,
            Probes = finite,
            Missing = profile.Probes.Count - finite,
            Segments = writer.Segments,
            Breakpoints = writer.Breakpoints,
            PointEvents = writer.PointEvents,
        };
    }

    /// <summary>Name of a method in results, as it is typed.</summary>
    internal static string NameOf(SegmentationMethod method) => method.ToString().ToLowerInvariant();
}
