using System.Globalization;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Numerics;

namespace CyclinE.Cohort.Across;

/// <summary>
/// Compares all arrays of a batch: which other array each is most like, whose noise or number of segments stands out, and
/// which probes deviate in many unrelated arrays. It warns and proposes; it never leaves an array or a probe out.
/// </summary>
public static class ArraysAcross
{
    /// <summary>Fewest arrays of a platform among which one can stand out.</summary>
    public const int FewestForOutliers = 5;

    /// <summary>Compares arrays.</summary>
    /// <param name="arrays">Called arrays, any order, distinct ids.</param>
    /// <param name="absent">Arrays that could not take part.</param>
    /// <param name="options">Options.</param>
    /// <param name="cancellationToken">Looked at once an array.</param>
    public static CohortCheck Compare(
        IReadOnlyList<ArrayToCompare> arrays, IReadOnlyList<AbsentArray> absent, AcrossOptions options, CancellationToken cancellationToken)
    {
        var results = new List<ArrayAcross>(arrays.Count);
        var masks = new List<ProposedMask>();
        var notes = new List<string>();
        foreach (var platform in arrays.GroupBy(a => a.Probes?.Hash, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            ArrayToCompare[] members = [.. platform.OrderBy(a => a.Array, StringComparer.Ordinal)];
            if (platform.Key is null)
            {
                notes.Add($"{Counted(members.Length, "array")} came as segments, without probes: {(members.Length == 1 ? "it was" : "they were")} not compared with the others.");
            }
            else if (members.Length == 1)
            {
                notes.Add($"{members[0].Array} is the only array of its platform: it was compared with none.");
            }

            var closest = platform.Key is null ? new ClosestArray?[members.Length] : ClosestArrays.Of(members, cancellationToken);
            var noise = Outliers.Of([.. members.Select(m => m.Dlrs)]);
            var segments = Outliers.Of([.. members.Select(m => (double?)Math.Log(Math.Max(1, m.Segments)))]);
            results.AddRange(members.Select((m, i) => Judge(m, closest[i], noise[i], segments[i], options)));
            masks.AddRange(platform.Key is null ? [] : MaskProposals.Of(members, options));
        }

        return new CohortCheck
        {
            Absent = [.. absent.OrderBy(a => a.Array, StringComparer.Ordinal)],
            Arrays = [.. results.OrderBy(r => r.Array, StringComparer.Ordinal)],
            Masks = masks,
            Notes = notes,
        };
    }

    private static ArrayAcross Judge(ArrayToCompare array, ClosestArray? closest, double? noise, double? segments, AcrossOptions options)
    {
        var same = closest is null ? (bool?)null : string.Equals(closest.Other.Source, array.Source, StringComparison.Ordinal);
        return new ArrayAcross
        {
            Array = array.Array,
            Closest = closest?.Other.Array,
            Correlation = closest?.Correlation,
            SameSource = same,
            NoiseDeviation = noise,
            SegmentsDeviation = segments,
            Warnings = [.. Warnings(array, closest, noise, segments, options)],
        };
    }

    private static IEnumerable<string> Warnings(ArrayToCompare array, ClosestArray? closest, double? noise, double? segments, AcrossOptions options)
    {
        if (closest is { } found && found.Correlation >= options.Related && found.Other.Source != array.Source
            && (found.Deviation is null || found.Deviation >= options.Outlier))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{array.Array} ({array.Source}) is most like {found.Other.Array} ({found.Other.Source}), correlation {found.Correlation:0.00}: one line under two names, or a swap?");
        }

        if (closest?.OwnSource is { } own && own.Correlation < options.Related)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{array.Array} is unlike every other array of {array.Source}: its best correlation there is {own.Correlation:0.00}, with {own.Other.Array}.");
        }

        if (noise > options.Outlier)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{array.Array} is noisier than its batch: DLRS {array.Dlrs:0.000}, {noise:0.0} robust sd above the median.");
        }

        if (Math.Abs(segments ?? 0) > options.Outlier)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{array.Array} has {Counted(array.Segments, "segment")}, {(segments > 0 ? "far more" : "far fewer")} than its batch ({segments:0.0} robust sd).");
        }
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s");
}

/// <summary>Distances from the median of a batch in robust standard deviations.</summary>
internal static class Outliers
{
    /// <summary>(x − median) / (1.4826 · MAD); null for a missing or infinite value, with too few values, or where they hardly differ.</summary>
    public static double?[] Of(double?[] values)
    {
        double[] known = [.. values.OfType<double>().Where(double.IsFinite)];
        if (known.Length < ArraysAcross.FewestForOutliers)
        {
            return new double?[values.Length];
        }

        var median = OrderStatistics.Median([.. known]);
        var sd = 1.4826 * OrderStatistics.Median([.. known.Select(v => Math.Abs(v - median))]);
        return sd > 1e-9 * Math.Abs(median) && sd > 0
            ? [.. values.Select(v => v is { } value && double.IsFinite(value) ? (value - median) / sd : (double?)null)] : new double?[values.Length];
    }
}
