using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Genome;

/// <summary>
/// One array for the genome module of the page and of the portal: <c>cycline-genome-1</c>, described in docs/output.md. JSON with what was
/// called, and blocks of probes or of binned columns as compressed little-endian numbers.
/// </summary>
public static class GenomeData
{
    /// <summary>Name and version of the format.</summary>
    public const string Format = "cycline-genome-1";

    /// <summary>Columns of the whole genome where single probes would be too many.</summary>
    public const int Columns = 8192;

    /// <summary>log2 units of one step of the stored numbers.</summary>
    public const double Step = 0.002;

    private const short None = short.MinValue;
    private const int WindowMargin = 1_500_000;
    private const int MostWindows = 16;
    private const int MostWindowProbes = 4_000;
    private const int MostGenes = 2_000;

    /// <summary>Writes an array as JSON.</summary>
    /// <param name="view">The array.</param>
    /// <param name="mostProbes">Up to here every probe is written; above it columns of the genome, and single probes around events and genes.</param>
    public static string Json(GenomeView view, int mostProbes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("array", view.Array.Array);
            json.WriteString("build", view.Build.Name);
            json.WriteNumber("centre", Math.Round(view.Centre, 5));
            if (view.Array.Calls?.RunnerUpCentre is { } runnerUp)
            {
                json.WriteNumber("runnerUp", Math.Round(runnerUp - view.Centre, 5));
            }

            json.WriteNumber("low", view.Range.Low);
            json.WriteNumber("high", view.Range.High);
            json.WriteNumber("step", Step);
            WriteChromosomes(json, view);
            WriteCalled(json, view);
            WriteBlocks(json, view, mostProbes);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteChromosomes(Utf8JsonWriter json, GenomeView view)
    {
        json.WriteStartArray("chromosomes");
        foreach (var (chromosome, last) in view.Extents.OrderBy(e => e.Key))
        {
            Row(json, w =>
            {
                w.WriteStringValue(chromosome.ToString());
                w.WriteNumberValue(Math.Max(last, view.Build.LengthOf(chromosome) ?? 0));
            });
        }

        json.WriteEndArray();
    }

    private static void WriteCalled(Utf8JsonWriter json, GenomeView view)
    {
        json.WriteStartArray("segments");
        foreach (var s in view.Segments)
        {
            Row(json, w =>
            {
                Place(w, s.Segment.Chromosome, s.Segment.Start, s.Segment.End);
                w.WriteNumberValue(Math.Round(s.Log2, 4));
                w.WriteStringValue(s.Call is null ? "NA" : Words.Of(s.Call));
                w.WriteNumberValue(s.Segment.Probes);
                w.WriteNumberValue(Math.Round(s.Masked, 2));
            });
        }

        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var e in view.Striking)
        {
            Row(json, w =>
            {
                Place(w, e.Chromosome, e.Start, e.End);
                w.WriteNumberValue(Math.Round(e.Log2, 4));
                w.WriteStringValue(Words.Of(e.Call));
                w.WriteBooleanValue(e.Focal);
                w.WriteStringValue(view.NameOf(e));
            });
        }

        json.WriteEndArray();
        json.WriteStartArray("genes");
        foreach (var gene in Genes(view))
        {
            Row(json, w =>
            {
                w.WriteStringValue(gene.Symbol);
                Place(w, gene.Chromosome, gene.Start, gene.End);
                w.WriteBooleanValue(view.Panel.Contains(gene.Symbol));
            });
        }

        json.WriteEndArray();
    }

    // The panel and what lies in the windows: the table of all genes is 600 KB.
    private static IEnumerable<(string Symbol, Chromosome Chromosome, int Start, int End)> Genes(GenomeView view) =>
        (view.Array.Calls?.Genes ?? []).Select(g => (g.Symbol, g.Chromosome, g.Start, g.End))
            .Concat(Windows(view).SelectMany(w => view.Genes.Overlapping(w.Chromosome, w.Start, w.End)).Select(g => (g.Symbol, g.Chromosome, g.Start, g.End)))
            .DistinctBy(g => g.Symbol, StringComparer.OrdinalIgnoreCase)
            .Take(MostGenes);

    private static IEnumerable<(Chromosome Chromosome, int Start, int End)> Windows(GenomeView view)
    {
        var genes = (view.Array.Calls?.Genes ?? []).Where(g => g.Symbol is "CCNE1" or "ERBB2" || g.Call is >= CallClass.Amplification or CallClass.HomozygousDeletion);
        return view.Striking.Where(e => e.Focal).Select(e => (e.Chromosome, Start: Math.Max(1, e.Start - WindowMargin), End: e.End + WindowMargin))
            .Concat(genes.Select(g => (g.Chromosome, Start: Math.Max(1, g.Start - WindowMargin), End: g.End + WindowMargin)))
            .Take(MostWindows);
    }

    private static void WriteBlocks(Utf8JsonWriter json, GenomeView view, int mostProbes)
    {
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            json.WriteStartArray("blocks");
            if (view.Profile is { } profile)
            {
                if (profile.Probes.Count <= mostProbes)
                {
                    foreach (var range in profile.Probes.Chromosomes)
                    {
                        WriteProbes(json, deflate, view, profile, range.Chromosome, range.First, range.End);
                    }
                }
                else
                {
                    WriteColumns(json, deflate, view, profile);
                    WriteWindows(json, deflate, view, profile);
                }
            }

            json.WriteEndArray();
        }

        json.WriteBase64String("data", data.GetBuffer().AsSpan(0, (int)data.Length));
    }

    private static void WriteWindows(Utf8JsonWriter json, Stream data, GenomeView view, Profile profile)
    {
        foreach (var window in Windows(view))
        {
            foreach (var range in profile.Probes.Chromosomes.Where(r => r.Chromosome == window.Chromosome))
            {
                var first = range.First;
                while (first < range.End && profile.Probes.Positions[first] < window.Start)
                {
                    first++;
                }

                var end = first;
                while (end < range.End && end - first < MostWindowProbes && profile.Probes.Positions[end] <= window.End)
                {
                    end++;
                }

                WriteProbes(json, data, view, profile, range.Chromosome, first, end);
            }
        }
    }

    private static void WriteProbes(Utf8JsonWriter json, Stream data, GenomeView view, Profile profile, Chromosome chromosome, int first, int end)
    {
        var finite = Enumerable.Range(first, Math.Max(0, end - first)).Where(i => float.IsFinite(profile.Log2[i])).ToArray();
        if (finite.Length == 0)
        {
            return;
        }

        Block(json, "probes", chromosome, profile.Probes.Positions[finite[0]], profile.Probes.Positions[finite[^1]], finite.Length, profile.Baf is not null);
        var positions = new int[finite.Length];
        var values = new short[finite.Length];
        for (var i = 0; i < finite.Length; i++)
        {
            positions[i] = profile.Probes.Positions[finite[i]] - (i == 0 ? 0 : profile.Probes.Positions[finite[i - 1]]);
            values[i] = Stored(profile.Log2[finite[i]] - view.Centre);
        }

        Put(data, positions);
        Put(data, values);
        if (profile.Baf is { } baf)
        {
            data.Write([.. finite.Select(i => float.IsFinite(baf[i]) ? (byte)Math.Round(Math.Clamp(baf[i], 0, 1) * 254) : byte.MaxValue)]);
        }
    }

    private static void WriteColumns(Utf8JsonWriter json, Stream data, GenomeView view, Profile profile)
    {
        var genome = view.Extents.Sum(e => (double)Math.Max(e.Value, view.Build.LengthOf(e.Key) ?? 0));
        var width = (int)Math.Ceiling(genome / Columns);
        foreach (var range in profile.Probes.Chromosomes)
        {
            var columns = (profile.Probes.Positions[range.End - 1] / width) + 1;
            var planes = new short[5 * columns];
            Array.Fill(planes, None);
            var values = new List<float>();
            var next = range.First;
            for (var column = 0; column < columns; column++)
            {
                values.Clear();
                for (; next < range.End && profile.Probes.Positions[next] / width == column; next++)
                {
                    if (float.IsFinite(profile.Log2[next]))
                    {
                        values.Add(profile.Log2[next]);
                    }
                }

                if (values.Count > 0)
                {
                    values.Sort();
                    ReadOnlySpan<double> shares = [0, 0.1, 0.5, 0.9, 1];
                    for (var plane = 0; plane < shares.Length; plane++)
                    {
                        planes[(plane * columns) + column] = Stored(values[(int)(shares[plane] * (values.Count - 1))] - view.Centre);
                    }
                }
            }

            Block(json, "columns", range.Chromosome, 0, width, columns, false);
            Put(data, planes);
        }
    }

    private static void Block(Utf8JsonWriter json, string kind, Chromosome chromosome, int start, int end, int count, bool baf) => Row(json, w =>
    {
        w.WriteStringValue(kind);
        Place(w, chromosome, start, end);
        w.WriteNumberValue(count);
        w.WriteBooleanValue(baf);
    });

    private static void Place(Utf8JsonWriter json, Chromosome chromosome, int start, int end)
    {
        json.WriteStringValue(chromosome.ToString());
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
    }

    private static void Row(Utf8JsonWriter json, Action<Utf8JsonWriter> fill)
    {
        json.WriteStartArray();
        fill(json);
        json.WriteEndArray();
    }

    private static short Stored(double log2) => (short)Math.Clamp(Math.Round(log2 / Step), short.MinValue + 1, short.MaxValue);

    private static void Put(Stream data, int[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        data.Write(bytes);
    }

    private static void Put(Stream data, short[] values)
    {
        var bytes = new byte[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), values[i]);
        }

        data.Write(bytes);
    }
}
