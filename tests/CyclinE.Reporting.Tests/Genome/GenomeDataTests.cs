using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests.Genome;

public class GenomeDataTests
{
    private static readonly GenomeView View = Views.Of("BT-resistant-1", SampleBatch.Large);

    [Fact]
    public void Every_probe_of_a_small_array_is_read_back_at_its_place()
    {
        using var json = JsonDocument.Parse(GenomeData.Json(View, mostProbes: 100_000));
        var (bytes, at) = (Inflate(json), 0);
        var read = new List<(string Chromosome, int Position, double Log2)>();
        foreach (var block in json.RootElement.GetProperty("blocks").EnumerateArray())
        {
            Assert.Equal("probes", block[0].GetString());
            var count = block[4].GetInt32();
            var position = 0;
            for (var i = 0; i < count; i++)
            {
                position += BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + (4 * i)));
                read.Add((block[1].GetString()!, position, BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at + (4 * count) + (2 * i))) * GenomeData.Step));
            }

            at += 6 * count;
        }

        Assert.Equal(bytes.Length, at);
        var profile = View.Profile!;
        var finite = Enumerable.Range(0, profile.Probes.Count).Where(i => float.IsFinite(profile.Log2[i])).ToList();
        Assert.Equal(finite.Count, read.Count);
        foreach (var (expected, found) in finite.Zip(read))
        {
            Assert.Equal(profile.Probes.Positions[expected], found.Position);
            Assert.Equal(profile.Log2[expected] - View.Centre, found.Log2, 0.0011);
        }
    }

    [Fact]
    public void A_large_array_is_columns_and_single_probes_around_its_events()
    {
        using var json = JsonDocument.Parse(GenomeData.Json(View, mostProbes: 1000));
        var blocks = json.RootElement.GetProperty("blocks").EnumerateArray().ToList();

        Assert.Equal(View.Profile!.Probes.Chromosomes.Count, blocks.Count(b => b[0].GetString() == "columns"));
        var window = blocks.First(b => b[0].GetString() == "probes" && b[1].GetString() == "19");
        var found = View.Events.Single(e => e.Genes.Contains("CCNE1"));
        Assert.True(window[2].GetInt32() < found.Start && window[3].GetInt32() > found.End);
        Assert.Contains(json.RootElement.GetProperty("genes").EnumerateArray(), g => g[0].GetString() == "ZNF536");
        Assert.Equal(View.Segments.Count, json.RootElement.GetProperty("segments").GetArrayLength());
    }

    private static byte[] Inflate(JsonDocument json)
    {
        using var inflate = new ZLibStream(new MemoryStream(json.RootElement.GetProperty("data").GetBytesFromBase64()), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
