using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Numerics;

namespace CyclinE.Ingest.References;

/// <summary>
/// Arrays of one platform from which a reference is made: for every probe the median and the spread of its members, and the
/// members themselves. Autosomal values are log2 ratios minus the member's centre, those of X and Y minus the member's own median
/// there, so a pool holds what probes do and nobody's sex or level.
/// </summary>
public sealed partial class ReferencePool
{
    /// <summary>Fewest members.</summary>
    public const int FewestMembers = 5;

    /// <summary>Fewest members with a value for a probe to have a reference.</summary>
    public const int FewestValues = 3;

    private const double MadToSd = 1.4826;

    /// <summary>Makes a pool of what was read or built.</summary>
    internal ReferencePool(PoolFacts facts, float[] median, float[] spread, float[][] members, float[]? quantiles)
    {
        Facts = facts;
        Median = median;
        Spread = spread;
        Members = members;
        Quantiles = quantiles;
    }

    /// <summary>What it says of itself.</summary>
    public PoolFacts Facts { get; }

    /// <summary>Median per probe; NaN with fewer than <see cref="FewestValues"/> values.</summary>
    public float[] Median { get; }

    /// <summary>1.4826 · median absolute deviation per probe; NaN where the median is.</summary>
    public float[] Spread { get; }

    /// <summary>Of CEL files: the distribution that arrays are given, ascending; null of log2 ratios.</summary>
    public float[]? Quantiles { get; }

    /// <summary>A row of values for each member.</summary>
    internal float[][] Members { get; }

    /// <summary>Makes a pool.</summary>
    /// <param name="arrays">Name, key and reading of each member.</param>
    /// <param name="fromBatch">Whether they are the batch's own arrays.</param>
    /// <param name="quantiles">Of CEL files, the distribution that they were given: <see cref="MeanQuantiles"/> of a first reading.</param>
    /// <exception cref="InvalidInputException">There are too few, or they are of different platforms or builds.</exception>
    public static ReferencePool Build(IReadOnlyList<(string Name, string Key, IngestResult Array)> arrays, bool fromBatch, float[]? quantiles = null)
    {
        if (arrays.Count < FewestMembers)
        {
            throw new InvalidInputException(
                "pool-too-small", $"The pool would have {arrays.Count} arrays; it needs {FewestMembers}.", "sheet",
                fromBatch ? "Add arrays to the sheet."
                    : "Add arrays of role normal, or make the pool of the batch's own arrays with --from-batch, a weaker reference.");
        }

        var first = arrays[0];
        foreach (var other in arrays)
        {
            if (other.Array.Document.ProbeSet != first.Array.Document.ProbeSet || other.Array.Document.Build != first.Array.Document.Build)
            {
                throw new InvalidInputException(
                    "reference-platform", $"{Describe(other.Array)} is not {Describe(first.Array)} as {first.Name} is.", other.Name,
                    "A pool is made of arrays of one design with the same probes: make one for each.");
            }
        }

        var members = arrays.Select(a => quantiles is null ? Levelled(a.Array) : a.Array.Profile.Log2).ToArray();
        var (median, spread) = Summarise(members, -1);
        var document = first.Array.Document;
        var facts = new PoolFacts
        {
            Build = document.Build,
            Format = document.Format,
            Platform = document.Platform,
            ProbeSet = document.ProbeSet,
            Probes = document.ProbeCount,
            FromBatch = fromBatch,
            Members = [.. arrays.Select(
                (a, i) => new PoolMember(a.Name, a.Key, quantiles is null ? a.Array.Document.Quality.Dlrs : Dlrs(members[i], median, a.Array.Profile.Probes)))],
            Quantiles = quantiles?.Length ?? 0,
        };
        return new ReferencePool(facts, median, spread, members, quantiles);
    }

    /// <summary>The mean distribution of CEL files that were read as references, as long as the first one's.</summary>
    public static float[] MeanQuantiles(IReadOnlyList<float[]> quantiles) => CelSummary.Mean(quantiles);

    private static double Dlrs(float[] values, float[] median, ProbeSet probes) =>
        LagNoise.Dlrs([.. values.Select((v, i) => v - median[i])], [.. probes.Chromosomes.Select(c => c.End)]);

    /// <summary>Median and spread per probe without a member.</summary>
    internal static (float[] Median, float[] Spread) Summarise(float[][] members, int without)
    {
        var median = new float[members[0].Length];
        var spread = new float[median.Length];
        var values = new double[members.Length];
        for (var i = 0; i < median.Length; i++)
        {
            var count = 0;
            for (var member = 0; member < members.Length; member++)
            {
                if (member != without && float.IsFinite(members[member][i]))
                {
                    values[count++] = members[member][i];
                }
            }

            if (count < FewestValues)
            {
                (median[i], spread[i]) = (float.NaN, float.NaN);
                continue;
            }

            var finite = values.AsSpan(0, count);
            var middle = OrderStatistics.Median(finite);
            for (var k = 0; k < count; k++)
            {
                finite[k] = Math.Abs(finite[k] - middle);
            }

            median[i] = (float)middle;
            spread[i] = (float)(MadToSd * OrderStatistics.Median(finite));
        }

        return (median, spread);
    }

    /// <summary>An array in words, for messages.</summary>
    internal static string Describe(IngestResult array) =>
        FormattableString.Invariant(
            $"{array.Document.Format} {array.Document.Platform ?? "(platform not named)"} with {array.Document.ProbeCount} probes on {array.Document.Build}");

    /// <summary>Values minus the array's centre, on X, Y and MT minus the median there: what its probes do, without its level or sex.</summary>
    internal static float[] Levelled(IngestResult array)
    {
        var values = (float[])array.Profile.Log2.Clone();
        foreach (var range in array.Profile.Probes.Chromosomes)
        {
            var here = values.AsSpan(range.First, range.Count);
            var level = array.Document.Scalars.Centre;
            if (!range.Chromosome.IsAutosome)
            {
                var finite = new List<double>(range.Count);
                foreach (var value in here)
                {
                    if (float.IsFinite(value))
                    {
                        finite.Add(value);
                    }
                }

                level = finite.Count == 0 ? 0 : OrderStatistics.Median([.. finite]);
            }

            for (var i = 0; i < here.Length; i++)
            {
                here[i] = (float)(here[i] - level);
            }
        }

        return values;
    }
}
