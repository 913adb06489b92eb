using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Tests.Readers;

namespace CyclinE.Ingest.Tests.Decompression;

public class GzipTests
{
    private static readonly string Text = Tables.Of(Tables.Header, Tables.Noise(5000));
    private static readonly byte[] Whole = Ingesting.Gzip(Text);

    [Fact]
    public void Gzip_gives_what_the_plain_file_gives()
    {
        var plain = Ingesting.Of(Text, Ingesting.Hg19);
        foreach (var file in new[] { Whole, Members(1000), Members(17_001) })
        {
            var result = Ingesting.Of(file, Ingesting.Hg19);
            Assert.Equal(plain.Document.ProbeSet, result.Document.ProbeSet);
            Assert.Equal(plain.Profile.Log2, result.Profile.Log2);
            Assert.Equal(plain.Document.Scalars, result.Document.Scalars);
        }
    }

    [Fact]
    public void Cut_anywhere_is_refused()
    {
        for (var length = 11; length < Whole.Length; length += 397)
        {
            var problem = Ingesting.Refused(Whole[..length], Ingesting.Hg19);
            Assert.Equal("truncated-file", problem.Code);
            Assert.Contains("gzip", problem.What);
        }

        foreach (var missing in Enumerable.Range(1, 9))
        {
            Assert.Equal("truncated-file", Ingesting.Refused(Whole[..^missing], Ingesting.Hg19).Code);
        }
    }

    [Fact]
    public void A_cut_in_a_later_member_is_refused()
    {
        Assert.Equal(5000, Ingesting.Of(Members(17_001), Ingesting.Hg19).Document.ProbeCount);
        Assert.Equal("truncated-file", Ingesting.Refused([.. Whole, .. Whole[..40]], Ingesting.Hg19).Code);
    }

    [Fact]
    public void Flipped_bits_are_refused_as_damage_not_as_wrong_text()
    {
        var plain = Ingesting.Of(Text, Ingesting.Hg19).Profile.Log2;
        for (var at = 20; at < Whole.Length - 4; at += 811)
        {
            var damaged = Whole.ToArray();
            damaged[at] ^= 0x10;
            try
            {
                // A flip may by chance mean the same text: another distance to equal bytes.
                Assert.Equal(plain, Ingesting.Of(damaged, Ingesting.Hg19).Profile.Log2);
            }
            catch (InvalidInputException refusal)
            {
                Assert.Contains(refusal.Problem.Code, new[] { "corrupt-file", "truncated-file" });
            }
        }

        var checksum = Whole.ToArray();
        checksum[^6] ^= 1;
        Assert.Equal("corrupt-file", Ingesting.Refused(checksum, Ingesting.Hg19).Code);
        var length = Whole.ToArray();
        length[^1] ^= 1;
        Assert.Equal("corrupt-file", Ingesting.Refused(length, Ingesting.Hg19).Code);
    }

    [Fact]
    public void Something_behind_the_gzip_data_is_refused() =>
        Assert.Equal("truncated-file", Ingesting.Refused([.. Whole, .. "and so on"u8], Ingesting.Hg19).Code);

    [Fact]
    public void Damage_behind_the_features_of_an_Agilent_file_is_noticed()
    {
        var file = Ingesting.Gzip(new FeatureExtraction() + "*\n" + new string('x', 300_000));
        Assert.Equal(100, Ingesting.Of(file).Document.ProbeCount);
        Assert.Equal("truncated-file", Ingesting.Refused(file[..^4]).Code);
    }

    [Fact]
    public void Gzip_within_gzip_is_named() => Assert.Contains("within a gzip file", Ingesting.Refused(Ingesting.Gzip(Whole)).What);

    private static byte[] Members(int size) =>
        [.. Encoding.UTF8.GetBytes(Text).Chunk(size).SelectMany(Ingesting.Gzip)];
}
