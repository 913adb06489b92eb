using System.Buffers.Binary;
using System.IO.Compression;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Tests;

public class PictureTests
{
    [Fact]
    public void A_PNG_holds_the_pixels_it_was_given()
    {
        byte[] pixels = [0, 1, 2, 2, 1, 0];

        var png = PngWriter.Encode(pixels, width: 3, [(0, 0, 0, 0), (10, 20, 30, 128), (255, 254, 253, 255)]);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = Chunks(png);
        Assert.Equal(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0], chunks[0].Data);
        Assert.Equal([0, 0, 0, 10, 20, 30, 255, 254, 253], chunks[1].Data);
        Assert.Equal([0, 128, 255], chunks[2].Data);
        Assert.Equal([0, 0, 1, 2, 0, 2, 1, 0], Inflate(chunks[3].Data));
        // The checksum of an empty IEND is the same in every PNG ever written.
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], png[^4..]);
    }

    [Fact]
    public void Every_probe_leaves_a_mark_in_a_cloud_of_any_size()
    {
        foreach (var probes in new[] { 100, 10_000, 60_000, 500_000, 2_000_000 })
        {
            var raster = new DotRaster(100, 60, probes);
            raster.Draw(50.4, 30.7, DotTone.Odd);
            raster.Draw(0, 0, DotTone.Even);
            raster.Draw(99.99, 59.99, DotTone.Gain);
            var pixels = Pixels(raster);
            Assert.All([(50, 30), (0, 0), (99, 59)], p => Assert.NotEqual(0, pixels[(p.Item2 * 100) + p.Item1]));
        }
    }

    [Fact]
    public void A_highlighted_probe_is_not_covered_by_a_plain_one()
    {
        var first = new DotRaster(9, 9, 100);
        first.Draw(4, 4, DotTone.Gain);
        first.Draw(4, 4, DotTone.Even);
        var last = new DotRaster(9, 9, 100);
        last.Draw(4, 4, DotTone.Even);
        last.Draw(4, 4, DotTone.Gain);

        Assert.Equal(Pixels(first), Pixels(last));
        Assert.Equal((int)DotTone.Gain, (Pixels(first)[40] - 1) / 31);
    }

    private static byte[] Pixels(DotRaster raster)
    {
        var rows = Inflate(Chunks(raster.ToPng())[3].Data);
        return [.. rows.Where((_, i) => i % (raster.Width + 1) != 0)];
    }

    private static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }

    private static List<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks.Add((System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        return chunks;
    }
}
