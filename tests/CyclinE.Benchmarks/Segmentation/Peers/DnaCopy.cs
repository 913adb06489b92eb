using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyclinE.Benchmarks.Segmentation.Data;

namespace CyclinE.Benchmarks.Segmentation.Peers;

/// <summary>R's DNAcopy.</summary>
internal static class DnaCopy
{
    /// <summary>Segments arrays with each seed; one run of R for all.</summary>
    /// <param name="arrays">The arrays, each with a name of its own.</param>
    /// <param name="seeds">R's seeds.</param>
    /// <param name="undo">Values of undo.SD; 0 is no undoing.</param>
    /// <param name="smooth">Whether <c>smooth.CNA</c> comes first.</param>
    /// <param name="alpha">Significance level.</param>
    /// <param name="fresh">Whether to run again what was run before: for timing.</param>
    public static IReadOnlyList<DnaCopyRun> Segment(
        IReadOnlyList<MeasuredArray> arrays,
        IReadOnlyList<int> seeds,
        IReadOnlyList<double> undo,
        bool smooth = false,
        double alpha = 0.01,
        bool fresh = false)
    {
        string[] settings = [Text(alpha), smooth ? "1" : "0", string.Join(',', undo.Select(Text)), string.Join(',', seeds)];
        var kept = Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "cycline-benchmarks")).FullName, "dnacopy-" + Key(arrays, settings));
        if (fresh || !File.Exists(kept + ".seconds"))
        {
            var job = RSession.WriteJob(arrays);
            try
            {
                RSession.Run("dnacopy.R", [job, .. settings]);
                File.Copy(Path.Combine(job, "segments.tsv"), kept + ".segments", overwrite: true);
                File.Copy(Path.Combine(job, "seconds.tsv"), kept + ".seconds", overwrite: true);
            }
            finally
            {
                Directory.Delete(job, recursive: true);
            }
        }

        var byName = arrays.ToDictionary(a => a.Name);
        var seconds = TextTable.Read(kept + ".seconds").ToDictionary(r => (r[0], r[1]), r => TextTable.Double(r[2]));
        return
        [
            .. TextTable.Read(kept + ".segments")
                .GroupBy(r => (Array: r[0], Seed: r[1], Undo: r[2]))
                .Select(g => new DnaCopyRun(
                    g.Key.Array,
                    TextTable.Int(g.Key.Seed),
                    TextTable.Double(g.Key.Undo),
                    Breaks(byName[g.Key.Array], [.. g.Select(r => (TextTable.Int(r[3]), TextTable.Int(r[4])))]),
                    [.. g.Select(r => TextTable.Double(r[5]))],
                    seconds[(g.Key.Array, g.Key.Seed)])),
        ];
    }

    /// <summary>Processor seconds of the tail probability and of all of <c>segment()</c>, by <c>nu.R</c>.</summary>
    public static (double Tail, double Whole) TailSeconds(MeasuredArray array, int seed)
    {
        var job = RSession.WriteJob([array]);
        try
        {
            var line = RSession.Run("nu.R", job, $"{seed}").Split('\n').Single(l => l.StartsWith("result\t", StringComparison.Ordinal)).Split('\t');
            return (TextTable.Double(line[3]), TextTable.Double(line[4]));
        }
        finally
        {
            Directory.Delete(job, recursive: true);
        }
    }

    /// <summary>num.mark counts finite probes of a chromosome; the break is the finite probe that follows.</summary>
    public static IReadOnlyList<int> Breaks(MeasuredArray array, IReadOnlyList<(int Chromosome, int Marks)> segments)
    {
        var breaks = new List<int>();
        var (done, chromosome) = (0, 0);
        foreach (var segment in segments)
        {
            if (segment.Chromosome == chromosome)
            {
                breaks.Add(array.Finite[done]);
            }

            chromosome = segment.Chromosome;
            done += segment.Marks;
        }

        return done == array.Finite.Length
            ? breaks
            : throw new InvalidDataException($"DNAcopy's segments of {array.Name} hold {done} of {array.Finite.Length} probes.");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Key(IReadOnlyList<MeasuredArray> arrays, string[] settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(' ', settings)));
        foreach (var array in arrays)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(array.Name + array.Profile.Probes.Hash));
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(array.Profile.Log2));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..24];
    }
}

/// <summary>What DNAcopy said about one array for one seed and one rule of undoing.</summary>
/// <param name="Array">Name of the array.</param>
/// <param name="Seed">Seed of R's generator.</param>
/// <param name="UndoSd">undo.SD of sdundo; 0 without.</param>
/// <param name="Breaks">First finite probe of each segment but a chromosome's first, ascending.</param>
/// <param name="Means">Segment means as printed (4 digits), in genome order.</param>
/// <param name="Seconds">Processor seconds of <c>segment()</c>.</param>
internal sealed record DnaCopyRun(string Array, int Seed, double UndoSd, IReadOnlyList<int> Breaks, IReadOnlyList<double> Means, double Seconds);
