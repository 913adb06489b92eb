using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Benchmarks.Segmentation.Scoring;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary><c>cbs</c> against DNAcopy: with R's stream to the probe, with our own streams as near as DNAcopy is to itself.</summary>
internal static class CbsParity
{
    private const int Seed = 42;
    private const int OtherSeeds = 5;

    /// <summary>All references of the reference data and the 50 breast lines.</summary>
    /// <param name="seeds">DNAcopy's seeds in the second mode.</param>
    /// <param name="largest">Arrays of more probes are left out of the second mode, which costs DNAcopy once for each seed.</param>
    public static IEnumerable<ParityRow> Measure(int seeds, int largest)
    {
        foreach (var line in CellLines.CoriellPair())
        {
            var file = $"segmentation/ref_coriell{line.Name[2..]}_smoothed_seed42.seg";
            yield return Recorded($"{line.Name}, smoothed, recorded", line, TextTable.Find(file), smooth: true);
            yield return Live(line.Name, [line], smooth: false);
            yield return Streams(line.Name, [line], seeds);
        }

        foreach (var probes in (int[])[44_000, 244_000, 1_800_000])
        {
            var array = SimulatedArrays.Make(probes);
            var name = $"simulated, {probes}";
            yield return Recorded($"{name}, recorded", array, TextTable.Find($"segmentation/ref_sim{probes}_seed42.seg"), smooth: false);
            if (probes <= largest)
            {
                yield return Streams(name, [array], seeds);
            }
        }

        var lines = CellLines.Neve();
        yield return Live("50 Neve lines", lines, smooth: false);
        yield return Live("50 Neve lines, smoothed", lines, smooth: true);
        yield return Streams("50 Neve lines", lines, seeds);
    }

    private static ArraySegmentationOptions Options(CbsRandom random, bool smooth) =>
        new() { Segmenter = SegmentationMethod.Cbs, CbsRandom = random, CbsSmooth = smooth, Seed = Seed };

    private static ParityRow Recorded(string name, MeasuredArray array, string file, bool smooth)
    {
        var rows = TextTable.Read(file)[1..];
        var breaks = DnaCopy.Breaks(array, [.. rows.Select(r => (TextTable.Int(r[1]), TextTable.Int(r[4])))]);
        return Exact(name, [array], [breaks], [[.. rows.Select(r => TextTable.Double(r[5]))]], smooth);
    }

    private static ParityRow Live(string name, IReadOnlyList<MeasuredArray> arrays, bool smooth)
    {
        var runs = DnaCopy.Segment(arrays, [Seed], [0], smooth).ToDictionary(r => r.Array);
        return Exact(name, arrays, [.. arrays.Select(a => runs[a.Name].Breaks)], [.. arrays.Select(a => runs[a.Name].Means)], smooth);
    }

    private static ParityRow Exact(
        string name,
        IReadOnlyList<MeasuredArray> arrays,
        IReadOnlyList<IReadOnlyList<int>> theirs,
        IReadOnlyList<IReadOnlyList<double>> means,
        bool smooth)
    {
        var (same, lowest, off) = (0, 1.0, 0.0);
        for (var i = 0; i < arrays.Count; i++)
        {
            var segmentation = BreakMethod.Segment(arrays[i], Options(CbsRandom.R, smooth));
            var ours = BreakMethod.Breaks(segmentation);
            same += ours.SequenceEqual(theirs[i]) ? 1 : 0;
            lowest = Math.Min(lowest, BreakSets.Jaccard(ours, theirs[i]));
            if (!smooth && ours.SequenceEqual(theirs[i]))
            {
                // DNAcopy's means of smoothed data are means of what it smoothed; ours are always of what was measured.
                off = Math.Max(off, segmentation.Segments.Zip(means[i], (s, m) => Math.Abs(s.Mean - m) - 5e-5).Max());
            }
        }

        return new ParityRow(name, "r", (double)same / arrays.Count, 1, lowest, Math.Max(0, off), 0, 0, 0, 0);
    }

    private static ParityRow Streams(string name, IReadOnlyList<MeasuredArray> arrays, int seeds)
    {
        var runs = DnaCopy.Segment(arrays, [.. Enumerable.Range(1, seeds)], [0]).GroupBy(r => r.Array)
            .ToDictionary(g => g.Key, g => g.Select(r => r.Breaks).ToArray());
        var others = DnaCopy.Segment(arrays, [.. Enumerable.Range(seeds + 1, OtherSeeds)], [0]).ToLookup(r => r.Array, r => r.Breaks);
        var (toThem, toThemselves) = (new List<double>(), new List<double>());
        var (stable, found, foundByThem, below) = (0, 0, 0, 0);
        foreach (var array in arrays)
        {
            var theirs = runs[array.Name];
            var ours = BreakMethod.Breaks(BreakMethod.Segment(array, Options(CbsRandom.Streams, smooth: false)));
            double[] us = [.. theirs.Select(t => BreakSets.Jaccard(ours, t))];
            double[] them = [.. theirs.SelectMany((t, i) => theirs.Skip(i + 1).Select(o => BreakSets.Jaccard(t, o)))];
            int[] always = [.. theirs.Aggregate((a, b) => [.. a.Intersect(b)])];
            toThem.AddRange(us);
            toThemselves.AddRange(them);
            below += BreakSets.Median(us) < BreakSets.Median(them) ? 1 : 0;
            stable += always.Length;
            found += always.Intersect(ours).Count();
            foundByThem += others[array.Name].Sum(o => always.Intersect(o).Count());
        }

        return new ParityRow(name, "streams", BreakSets.Median(toThem), BreakSets.Median(toThemselves), toThem.Min(), 0, stable, found,
            (double)foundByThem / OtherSeeds, below);
    }
}
