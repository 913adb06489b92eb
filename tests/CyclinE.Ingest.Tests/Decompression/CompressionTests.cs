using System.IO.Compression;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Testing;
using ZstdSharp;

namespace CyclinE.Ingest.Tests.Decompression;

public class CompressionTests
{
    private static readonly string Text = Tables.Of(Tables.Header, Tables.Noise(2000));
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(Text);

    private static readonly byte[] Bzip2 = File.ReadAllBytes(Path.Combine(ReferenceData.RepositoryRoot, "tests/CyclinE.Ingest.Tests/Fixtures/table.bz2"));

    public static TheoryData<string> Kinds => ["zip", "zip-streamed", "zip-stored", "zip-macintosh", "zstd", "zstd-frames"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_compressed_file_gives_what_the_plain_file_gives(string kind)
    {
        var plain = Ingesting.Of(Plain, Ingesting.Hg19);
        var result = Ingesting.Of(Pack(kind, Plain), Ingesting.Hg19);
        Assert.Equal(plain.Document.ProbeSet, result.Document.ProbeSet);
        Assert.Equal(plain.Profile.Log2, result.Profile.Log2);
    }

    [Fact]
    public void Bzip2_of_two_streams_gives_every_row()
    {
        var profile = Ingesting.Of(Bzip2, Ingesting.Hg19).Profile;
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => i * 1000), profile.Probes.Positions);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (float)((((i * 7919) % 401) - 200) / 1000.0)), profile.Log2);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cut_anywhere_is_refused(string kind) =>
        AssertCutsRefused(Pack(kind, Plain), kind == "zip-macintosh" ? 400 : kind.StartsWith("zip", StringComparison.Ordinal) ? 100 : 0);

    [Fact]
    public void Cut_anywhere_is_refused_in_bzip2() => AssertCutsRefused(Bzip2, 0);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Flipped_bits_are_refused_as_damage_not_as_wrong_text(string kind) =>
        AssertFlipsRefused(Pack(kind, Plain), kind.StartsWith("zip", StringComparison.Ordinal) ? 60 : 4);

    [Fact]
    public void Flipped_bits_are_refused_in_bzip2() => AssertFlipsRefused(Bzip2, 10);

    [Fact]
    public void An_archive_of_several_files_names_them()
    {
        foreach (var seekable in new[] { true, false })
        {
            var problem = Ingesting.Refused(Zip(seekable, CompressionLevel.Fastest, ("a/one.txt", Plain), ("two.txt", Plain)), Ingesting.Hg19);
            Assert.Equal(("several-files", "array.txt"), (problem.Code, problem.Where));
            Assert.Contains("'a/one.txt' and 'two.txt'", problem.What);
        }
    }

    [Fact]
    public void An_archive_of_nothing() =>
        Assert.Equal("empty-file", Ingesting.Refused(Zip(true, CompressionLevel.Fastest, ("folder/", [])), Ingesting.Hg19).Code);

    [Fact]
    public void A_folder_with_content_is_damage_and_not_unpacked() =>
        Assert.Equal("corrupt-file", Ingesting.Refused(Zip(false, CompressionLevel.Fastest, ("folder/", Plain), ("array.txt", Plain)), Ingesting.Hg19).Code);

    [Fact]
    public void Something_that_is_not_bzip2_behind_bzip2_is_refused()
    {
        foreach (var behind in new[] { "and so on"u8.ToArray(), "BZ"u8.ToArray(), "BZh0"u8.ToArray(), Bzip2[..20] })
        {
            Assert.Equal("truncated-file", Ingesting.Refused([.. Bzip2, .. behind], Ingesting.Hg19).Code);
        }
    }

    [Fact]
    public void A_failing_disk_is_no_damaged_file()
    {
        using var failing = new FailingStream(Bzip2[..(Bzip2.Length / 2)]);
        var outage = Assert.Throws<IOException>(() => ArrayIngest.Ingest(failing, "array.txt", Ingesting.Hg19, new IngestOptions(), CancellationToken.None));
        Assert.Equal("the share is gone", outage.Message);
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void A_bomb_is_refused_long_before_it_is_unpacked(string kind)
    {
        // Empty lines behind a header are passed over, so that no reader stops before.
        var content = new byte[70 << 20];
        content.AsSpan().Fill((byte)'\n');
        Encoding.UTF8.GetBytes("#build=hg19\nchromosome\tposition\tlog2").CopyTo(content, 0);
        var packed = kind == "gzip" ? Ingesting.Gzip(content) : Pack(kind, content);
        var problem = Ingesting.Refused(packed, Ingesting.Hg19);
        Assert.Equal("expansion-limit", problem.Code);
        Assert.Contains("expected at most 100 to 1", problem.What);
    }

    [Fact]
    public void A_password_is_named()
    {
        var zip = Pack("zip", Plain);
        zip[6] |= 1;
        Assert.Contains("password", Ingesting.Refused(zip, Ingesting.Hg19).What);
    }

    [Fact]
    public void Compressed_twice_is_named() =>
        Assert.Contains("a gzip file within a zip file", Ingesting.Refused(Pack("zip", Ingesting.Gzip(Plain)), Ingesting.Hg19).What);

    private static void AssertCutsRefused(byte[] whole, int tail)
    {
        // An archive's directory stands behind its data and is not needed.
        for (var length = 40; length < whole.Length - tail; length += whole.Length / 25)
        {
            Assert.Equal("truncated-file", Ingesting.Refused(whole[..length], Ingesting.Hg19).Code);
        }
    }

    private static void AssertFlipsRefused(byte[] whole, int first)
    {
        var good = Ingesting.Of(whole, Ingesting.Hg19).Profile.Log2;
        for (var at = first; at < whole.Length; at += whole.Length / 25)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x10;
            try
            {
                Assert.Equal(good, Ingesting.Of(damaged, Ingesting.Hg19).Profile.Log2);
            }
            catch (InvalidInputException refusal)
            {
                Assert.Contains(refusal.Problem.Code, new[] { "corrupt-file", "truncated-file" });
            }
        }
    }

    private static byte[] Pack(string kind, byte[] content) => kind switch
    {
        "zip" => Zip(true, CompressionLevel.Fastest, ("array.txt", content)),
        "zip-streamed" => Zip(false, CompressionLevel.Fastest, ("array.txt", content)),
        "zip-stored" => Zip(true, CompressionLevel.NoCompression, ("array.txt", content)),
        "zip-macintosh" => Zip(true, CompressionLevel.Fastest, ("folder/", []), ("folder/array.txt", content), ("__MACOSX/._array.txt", [1, 2, 3])),
        "zstd" => Zstd(content),
        "zstd-frames" => [.. content.Chunk(7001).SelectMany(Zstd)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Zstd(byte[] content)
    {
        using var file = new MemoryStream();
        using (var zstd = new CompressionStream(file, 3, leaveOpen: true))
        {
            zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
            zstd.Write(content);
        }

        return file.ToArray();
    }

    private static byte[] Zip(bool seekable, CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(seekable ? file : new ForwardStream(file), ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private sealed class FailingStream(byte[] before) : MemoryStream(before)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position < Length ? base.Read(buffer, offset, count) : throw new IOException("the share is gone");
    }

    private sealed class ForwardStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
